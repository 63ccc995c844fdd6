/** Places within a pixel, per axis, that dots are rounded to. */
const places = 4;
const samples = 8;

/** The ink of a pixel that one dot covers wholly. */
export const fullInk = 16;

/** Discs of one radius at each place within a pixel. */
export interface Dots {
  readonly radius: number;
  /** The side of the square of pixels that a disc may touch. */
  readonly side: number;
  /** side x side inks in 0..16 for each of the 4 x 4 places, row by row. */
  readonly inks: Uint8Array;
}

/**
 * Antialiased discs: the ink of a pixel is the share of 8 x 8 points in it that lie in the disc.
 * Counted, not computed, so that every engine draws the same ones.
 */
export function dotsOf(radius: number): Dots {
  const side = Math.ceil(2 * radius) + 1;
  const inks = new Uint8Array(places * places * side * side);
  for (let place = 0; place < places * places; place++) {
    const cx = radius + (place % places) / places;
    const cy = radius + Math.floor(place / places) / places;
    for (let pixel = 0; pixel < side * side; pixel++) {
      let inside = 0;
      for (let sample = 0; sample < samples * samples; sample++) {
        const x = (pixel % side) + ((sample % samples) + 0.5) / samples - cx;
        const y = Math.floor(pixel / side) + (Math.floor(sample / samples) + 0.5) / samples - cy;
        if (x * x + y * y <= radius * radius) inside++;
      }
      inks[place * side * side + pixel] = Math.round((inside * fullInk) / (samples * samples));
    }
  }
  return { radius, side, inks };
}

/** Ink on a sheet of pixels that has `room` spare pixels on every side. */
export interface Sheet {
  readonly room: number;
  readonly stride: number;
  readonly ink: Uint32Array;
}

/** An empty sheet for dots whose centres lie in [0, width) x [0, height). */
export function sheetOf(width: number, height: number, dots: Dots): Sheet {
  const room = dots.side;
  const stride = width + 2 * room;
  return { room, stride, ink: new Uint32Array(stride * (height + 2 * room)) };
}

/** Adds the ink of a disc centred at (x, y), in pixels. */
export function addDot(sheet: Sheet, dots: Dots, x: number, y: number): void {
  const { ink, stride, room } = sheet;
  const { radius, side, inks } = dots;
  const left = Math.floor((x - radius) * places + 0.5);
  const top = Math.floor((y - radius) * places + 0.5);
  let from = ((top & 3) * places + (left & 3)) * side * side;
  let at = ((top >> 2) + room) * stride + (left >> 2) + room;
  for (let row = 0; row < side; row++, at += stride) {
    for (let column = 0; column < side; column++) ink[at + column]! += inks[from++]!;
  }
}

/**
 * The tone in 0..tones of every amount of ink up to one that is as good as opaque: overlapping dots
 * of opacity a let (1 - a)^k through. Roots and products only, so that every engine agrees.
 */
export function tonesOf(opacity: number, tones: number): Uint8Array {
  let through = 1 - opacity;
  for (let parts = fullInk; parts > 1; parts /= 2) through = Math.sqrt(through);
  const table = [0];
  for (let light = through; table.length < 65536 && table.at(-1)! < tones; light *= through) {
    table.push(Math.round((1 - light) * tones));
  }
  return Uint8Array.from(table);
}
