import { checkCount, checkPair, finiteCopy } from "../check.ts";
import { nearest, plant } from "../neighbours/tree.ts";
import { finish, type StopSignal } from "../steps.ts";
import type { Samples } from "../types.ts";

/** How well samples and a reference cover each other. */
export interface ManifoldScores {
  /** The share of samples that lie within the reference. */
  readonly precision: number;
  /** The share of the reference that lies within the samples. */
  readonly recall: number;
  /** How many balls of the reference a sample lies in, over k; about 1 for equal laws. */
  readonly density: number;
  /** The share of the reference with a sample nearer than its k-th neighbour. */
  readonly coverage: number;
}

/** What {@link manifoldScores} is told. */
export interface ManifoldOptions {
  /** Which neighbour's distance is the radius of a ball, below the size of either set. @defaultValue 5 */
  readonly k?: number | undefined;
  /** Looked at every few milliseconds; the call throws when it is aborted. */
  readonly signal?: StopSignal | undefined;
}

/** The squared distance of every point to its k-th neighbour. */
function radii(points: Float64Array, d: number, k: number): Float64Array {
  const tree = plant(points, d);
  return Float64Array.from(
    { length: points.length / d },
    (_, i) => nearest(tree, points.subarray(i * d, (i + 1) * d), k, i).squares[k - 1]!,
  );
}

/** All pairs once, in parts of a few milliseconds. */
function* scores(
  x: Float64Array,
  y: Float64Array,
  d: number,
  k: number,
): Generator<number, ManifoldScores, void> {
  const [n, m] = [x.length / d, y.length / d];
  const [own, reference] = [radii(x, d, k), radii(y, d, k)];
  const recalled = new Uint8Array(m);
  const covered = new Uint8Array(m);
  let [inside, balls, sinceYield] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    let hits = 0;
    for (let j = 0; j < m; j++) {
      let square = 0;
      for (let c = 0; c < d; c++) square += (x[i * d + c]! - y[j * d + c]!) ** 2;
      if (square <= reference[j]!) {
        hits += 1;
        covered[j] = 1;
      }
      if (square <= own[i]!) recalled[j] = 1;
    }
    balls += hits;
    if (hits > 0) inside += 1;
    sinceYield += m;
    if (sinceYield < 500_000) continue;
    sinceYield = 0;
    yield (i + 1) / n;
  }
  const share = (flags: Uint8Array): number => flags.reduce((sum, v) => sum + v, 0) / m;
  return {
    precision: inside / n,
    recall: share(recalled),
    density: balls / (k * n),
    coverage: share(covered),
  };
}

/**
 * Precision, recall, density and coverage of samples against a reference.
 *
 * A set is the union of balls around its points, each as far as its k-th neighbour. Precision and
 * recall are moved by outliers, density and coverage hardly. None is 1 for equal laws but recall and
 * precision nearly; coverage then is about 1 - 2^-k. O(n m) time, O(n + m) memory.
 *
 * @param samples - Samples [n, ...], finite.
 * @param reference - Samples [m, ...] of the same dimension, finite.
 * @param options - See {@link ManifoldOptions}.
 * @returns A plain record.
 * @throws TypeError if shapes do not fit; RangeError if k is too large or a number not finite.
 * @throws Error if `signal` is aborted.
 * @see {@link https://arxiv.org/abs/2002.09797 | arXiv:2002.09797}, eqs. 1 to 4
 */
export function manifoldScores(
  samples: Samples,
  reference: Samples,
  options: ManifoldOptions = {},
): ManifoldScores {
  const name = "manifoldScores";
  const { k = 5, signal } = options;
  const { n, m, d } = checkPair(name, samples, reference);
  checkCount(name, "k", k);
  if (!(k < Math.min(n, m))) {
    throw new RangeError(`${name}: k must be below both sizes, ${n} and ${m}; got ${k}`);
  }
  const x = finiteCopy(name, "samples", samples.data);
  const y = finiteCopy(name, "reference", reference.data);
  return finish(name, scores(x, y, d, k), signal);
}
