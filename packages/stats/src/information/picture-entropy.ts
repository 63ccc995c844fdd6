import { checkCount } from "../check.ts";
import { entropy } from "./entropy.ts";
import type { Estimate } from "./estimate.ts";

/** Two entropies of a picture's grey values. */
export interface PictureEntropy {
  /** Of one pixel's value: blind to where the pixels are. */
  readonly pixel: Estimate;
  /** Of a pixel's value given its left neighbour's, H(both) - H(left): a little of what is where. */
  readonly conditional: Estimate;
}

/**
 * The entropy of a picture's pixels, alone and given their left neighbours.
 *
 * Both are plug-ins and neither is the entropy of the law the picture came from, which one picture
 * cannot tell: shuffling the pixels changes the first not at all. The second has 65,536 cells.
 *
 * @param pixels - Bytes, row by row.
 * @param width - Pixels per row, a divisor of the number of pixels, at least 2.
 * @returns Nats per pixel, in [0, ln 256].
 * @throws TypeError if rows do not fit; RangeError if width is out of range.
 */
export function pictureEntropy(
  pixels: Uint8Array | Uint8ClampedArray,
  width: number,
): PictureEntropy {
  const name = "pictureEntropy";
  checkCount(name, "width", width);
  if (!(width >= 2 && pixels?.length > 0 && pixels.length % width === 0)) {
    throw new TypeError(
      `${name}: pixels must be whole rows of ${width} >= 2; got ${pixels?.length}`,
    );
  }
  const values = new Float64Array(256);
  const lefts = new Float64Array(256);
  const pairs = new Float64Array(65_536);
  pixels.forEach((value, i) => {
    values[value]! += 1;
    if (i % width === 0) return;
    lefts[pixels[i - 1]!]! += 1;
    pairs[pixels[i - 1]! * 256 + value]! += 1;
  });
  const [both, left] = [entropy(pairs), entropy(lefts)];
  const conditional = {
    ...both,
    value: both.value - left.value,
    bias: both.bias! - left.bias!,
    bounds: [0, Math.min(entropy(values).bounds[1], both.bounds[1])] as const,
  };
  return { pixel: entropy(values), conditional };
}
