import { checkSamples } from "../check-samples.ts";
import type { Samples } from "../types.ts";

/** Rounds to the nearest integer, halves to the even one. */
function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}

/**
 * Bytes to samples in [-1, 1].
 *
 * x = byte / 127.5 - 1, rounded once to float32.
 *
 * @param bytes - As many bytes as the shape has places.
 * @param shape - [n, channels, height, width], or any other.
 * @returns Float32 samples of that shape.
 * @throws TypeError if bytes and shape do not fit.
 */
export function fromBytes(bytes: ArrayLike<number>, shape: readonly number[]): Samples {
  const samples = { data: Float32Array.from(bytes, (byte) => byte / 127.5 - 1), shape };
  checkSamples("fromBytes", samples);
  return samples;
}

/**
 * Samples back to bytes, the inverse of {@link fromBytes}.
 *
 * byte = round(127.5 (x + 1)), halves to even, clamped to [0, 255].
 *
 * @param samples - Samples of any shape; numbers outside [-1, 1] are clamped.
 * @returns One byte per number, in the same order.
 * @throws TypeError if shape and data do not fit.
 * @throws RangeError if a number is NaN.
 */
export function toBytes(samples: Samples): Uint8Array<ArrayBuffer> {
  checkSamples("toBytes", samples);
  return Uint8Array.from(samples.data, (x) => {
    if (Number.isNaN(x)) throw new RangeError("toBytes: a sample must be a number; got NaN");
    return roundHalfEven(127.5 * (Math.min(1, Math.max(-1, x)) + 1));
  });
}
