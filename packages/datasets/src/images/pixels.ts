import { checkChoice } from "../check.ts";
import { checkSamples } from "../check-samples.ts";
import type { Samples } from "../types.ts";

/** Rounds to the nearest integer, halves to the even one. */
function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}

/**
 * How bytes become numbers in [-1, 1] and back.
 *
 * "exact": byte / 127.5 - 1, and round(127.5 (x + 1)) with halves to even. "tutorial": 2 (byte / 255) - 1
 * and floor(255 (x + 1) / 2), every operation in the precision of the samples, as tutorials 000 and 001
 * do; the one clamps x to [-1, 1] and the other (x + 1) / 2 to [0, 1], which gives the same bytes.
 */
export type PixelRule = "exact" | "tutorial";

/** What {@link fromBytes} and {@link toBytes} are told. */
export interface PixelOptions {
  /** See {@link PixelRule}. @defaultValue "exact" */
  readonly rule?: PixelRule | undefined;
}

function ruleOf(name: string, options: PixelOptions): PixelRule {
  const { rule = "exact" } = options;
  checkChoice(name, "rule", rule, ["exact", "tutorial"]);
  return rule;
}

/**
 * Bytes to samples in [-1, 1].
 *
 * x = byte / 127.5 - 1, rounded once to float32; or as the tutorials do, see {@link PixelRule}.
 *
 * @param bytes - As many bytes as the shape has places.
 * @param shape - [n, channels, height, width], or any other.
 * @param options - See {@link PixelOptions}.
 * @returns Float32 samples of that shape.
 * @throws TypeError if bytes and shape do not fit; RangeError if the rule is unknown.
 */
export function fromBytes(
  bytes: ArrayLike<number>,
  shape: readonly number[],
  options: PixelOptions = {},
): Samples {
  const value =
    ruleOf("fromBytes", options) === "exact"
      ? (byte: number): number => byte / 127.5 - 1
      : (byte: number): number => 2 * Math.fround(byte / 255) - 1;
  const samples = { data: Float32Array.from(bytes, value), shape };
  checkSamples("fromBytes", samples);
  return samples;
}

/**
 * Samples back to bytes, the inverse of {@link fromBytes}.
 *
 * byte = round(127.5 (x + 1)), halves to even, clamped to [0, 255]; or as the tutorials do, see
 * {@link PixelRule}.
 *
 * @param samples - Samples of any shape; numbers outside [-1, 1] are clamped.
 * @param options - See {@link PixelOptions}.
 * @returns One byte per number, in the same order.
 * @throws TypeError if shape and data do not fit.
 * @throws RangeError if a number is NaN, or the rule is unknown.
 */
export function toBytes(samples: Samples, options: PixelOptions = {}): Uint8Array<ArrayBuffer> {
  checkSamples("toBytes", samples);
  const exact = ruleOf("toBytes", options) === "exact";
  const rounded =
    samples.data instanceof Float64Array ? (x: number): number => x : (x: number) => Math.fround(x);
  return Uint8Array.from(samples.data, (x) => {
    if (Number.isNaN(x)) throw new RangeError("toBytes: a sample must be a number; got NaN");
    const clamped = Math.min(1, Math.max(-1, x));
    if (exact) return roundHalfEven(127.5 * (clamped + 1));
    return Math.floor(rounded(255 * (rounded(clamped + 1) / 2)));
  });
}
