// gifenc has no types of its own. Its ES module is imported by path, because the package has no
// "exports" and its CommonJS entry hides its names from Node.
declare module "gifenc/dist/gifenc.esm.js" {
  export interface FrameOptions {
    readonly palette?: readonly (readonly [number, number, number])[];
    /** Milliseconds. */
    readonly delay?: number;
    /** -1 once, 0 for ever, n > 0: n further times. */
    readonly repeat?: number;
    /** Bits per pixel; the LZW codes start one bit wider. */
    readonly colorDepth?: number;
  }
  export interface Encoder {
    writeFrame(pixels: Uint8Array, width: number, height: number, options?: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }
  export function GIFEncoder(): Encoder;
}
