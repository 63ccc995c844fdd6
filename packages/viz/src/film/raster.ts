/** A colour map: red, green and blue of each entry, integers in 0..255; at most 256 entries. */
export type Palette = readonly (readonly [number, number, number])[];

/** A picture of indexed pixels. */
export interface Raster {
  /** The width in pixels. */
  readonly width: number;
  /** The height in pixels. */
  readonly height: number;
  /** The colours that the pixels point to. */
  readonly palette: Palette;
  /** One index into the palette per pixel, row by row from above. */
  readonly pixels: Uint8Array;
}

/** Something that paints one kind of frame, again and again, in one size and one colour map. */
export interface Painter<Frame> {
  /** The width of what it paints, in pixels. */
  readonly width: number;
  /** The height of what it paints, in pixels. */
  readonly height: number;
  /** The colours of everything that it paints. */
  readonly palette: Palette;
  /**
   * Paints one frame.
   *
   * @param frame - What to paint.
   * @param out - Where to write, width x height indices; a fresh array where absent.
   * @returns `out`.
   */
  paint(frame: Frame, out?: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
}

/** Pictures of one size and one colour map, in order; each is painted when it is asked for. */
export interface Film {
  /** The width in pixels. */
  readonly width: number;
  /** The height in pixels. */
  readonly height: number;
  /** The colours of all frames. */
  readonly palette: Palette;
  /** How many frames there are. */
  readonly length: number;
  /** Frame number `index` in [0, length). */
  frame(index: number): Raster;
}

/** What the frames of all films have besides their subject. */
export interface FrameNotes {
  /** A few words at the upper right, such as `t = 40`; none where absent. */
  readonly caption?: string | undefined;
  /** How far the film has got, in [0, 1]: the length of the line at the lower edge; none where absent. */
  readonly progress?: number | undefined;
}
