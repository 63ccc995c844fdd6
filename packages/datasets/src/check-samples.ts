import { describe } from "./check.ts";
import type { Samples } from "./types.ts";

/**
 * Refuses what is not samples [n, ...] with n >= 1, or not of `width` numbers each where that is
 * given; returns n and the numbers per sample.
 */
export function checkSamples(
  name: string,
  samples: Samples,
  width?: number,
): { n: number; d: number } {
  const { data, shape } = samples;
  const length = data?.length;
  const n = shape?.[0] ?? 0;
  const size = shape?.reduce((product, s) => product * s, 1);
  if (!(n > 0 && size === length && size > 0 && (width === undefined || size === n * width))) {
    throw new TypeError(
      `${name}: samples need data of shape [n, ${width ?? "..."}] with n >= 1; got ${length} numbers ` +
        `of shape ${describe(shape)}`,
    );
  }
  return { n, d: size / n };
}
