import { checkPair, finiteCopy } from "../check.ts";
import { nearest, plant } from "../neighbours/tree.ts";
import type { Samples } from "../types.ts";

/** How samples share themselves out over the modes of a law. */
export interface ModeCoverage {
  /** How many samples are nearest to each mode and within its radius. */
  readonly counts: readonly number[];
  /** How many modes have at least one. */
  readonly covered: number;
  /** The share of samples that lie within the radius of their nearest mode. */
  readonly quality: number;
}

/**
 * Which modes of a mixture the samples reach, and how many samples lie at none.
 *
 * @param samples - Samples [n, ...], finite.
 * @param modes - The modes' places [k, ...], such as a mixture's means.
 * @param radius - How near is at a mode, in (0, Infinity); three deviations of a component is usual.
 * @returns A plain record; `entropy(counts)` or `divergences(counts, weights)` say how evenly.
 * @throws TypeError if shapes do not fit; RangeError if radius is out of range or a number not finite.
 * @see {@link https://arxiv.org/abs/1705.07761 | arXiv:1705.07761}, sec. 4.1
 */
export function modeCoverage(samples: Samples, modes: Samples, radius: number): ModeCoverage {
  const name = "modeCoverage";
  const { n, m, d } = checkPair(name, samples, modes);
  if (!(radius > 0 && radius < Infinity)) {
    throw new RangeError(`${name}: radius must be in (0, Infinity); got ${radius}`);
  }
  const points = finiteCopy(name, "samples", samples.data);
  const tree = plant(finiteCopy(name, "modes", modes.data), d);
  const counts = Array.from({ length: m }, () => 0);
  for (let i = 0; i < n; i++) {
    const { squares, indices } = nearest(tree, points.subarray(i * d, (i + 1) * d), 1);
    if (squares[0]! <= radius * radius) counts[indices[0]!]! += 1;
  }
  const good = counts.reduce((sum, v) => sum + v, 0);
  return { counts, covered: counts.filter((v) => v > 0).length, quality: good / n };
}
