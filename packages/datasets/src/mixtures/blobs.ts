import { checkCount, checkDraw, checkNonNegative, describe, type DrawOptions } from "../check.ts";
import { allocate } from "../columns.ts";
import { quantity, uniforms } from "../draw.ts";
import { checkCounts, evenly, spacingOf, type SpacingOptions } from "../spacing.ts";
import type { Dataset, Mixture } from "../types.ts";
import { sampleMixture } from "./sample-mixture.ts";

/** What {@link blobs} is told. */
export interface BlobsOptions extends Omit<DrawOptions, "n">, SpacingOptions {
  /** How many samples, a positive integer; or how many of each blob. */
  readonly n: number | readonly number[];
  /** The centres, [k, d]; or how many to draw within `box`. @defaultValue 3, or the length of n */
  readonly centers?: number | readonly (readonly number[])[] | undefined;
  /** Numbers per sample, where the centres are drawn. @defaultValue 2 */
  readonly dimension?: number | undefined;
  /** Standard deviation, one for all or one per blob, in [0, Infinity). @defaultValue 1 */
  readonly deviation?: number | readonly number[] | undefined;
  /** Where every coordinate of a drawn centre lies. @defaultValue [-10, 10] */
  readonly box?: readonly [number, number] | undefined;
}

/** The samples of {@link blobs}, and the law that they follow. */
export interface Blobs extends Dataset {
  /** The blobs: weights by their sizes, the centres as means, round covariances. */
  readonly mixture: Mixture;
}

function centersOf(options: BlobsOptions): readonly (readonly number[])[] {
  const { n, rng, dimension = 2, box = [-10, 10] } = options;
  const { centers = typeof n === "number" ? 3 : n.length } = options;
  if (typeof centers !== "number") {
    const d = centers[0]?.length ?? 0;
    const known = (c: readonly number[]): boolean =>
      d > 0 && c.length === d && c.every((v) => Number.isFinite(v));
    if (centers.length > 0 && centers.every(known)) return centers;
    throw new RangeError(
      `blobs: centers must be a positive integer or a list of points of one length; got ${describe(centers)}`,
    );
  }
  checkCount("blobs", "centers", centers);
  checkCount("blobs", "dimension", dimension);
  const [low, high] = box;
  if (!(low <= high && high - low < Infinity)) {
    throw new RangeError(`blobs: box must be [low, high] with low <= high; got ${describe(box)}`);
  }
  const drawn = uniforms(rng, "centers", centers * dimension);
  return Array.from({ length: centers }, (_, k) =>
    Array.from(drawn.subarray(k * dimension, (k + 1) * dimension), (u) => low + (high - low) * u),
  );
}

/** The law of blobs of the given sizes. */
function mixtureOf(
  sizes: readonly number[],
  means: readonly (readonly number[])[],
  deviations: readonly number[],
): Mixture {
  const total = sizes.reduce((sum, s) => sum + s, 0);
  const d = means[0]!.length;
  return {
    weights: sizes.map((s) => s / total),
    means,
    covariances: deviations.map((s) =>
      Array.from({ length: d * d }, (_, ij) => (ij % (d + 1) === 0 ? s * s : 0)),
    ),
  };
}

/**
 * Round Gaussian blobs about given or drawn centres, as scikit-learn's make_blobs.
 *
 * x = center_k + deviation_k z, z ~ N(0, I). `label` is k; `mixture` is the law, centres included.
 *
 * @param options - See {@link BlobsOptions}.
 * @returns Samples [n, d] with their `mixture`.
 * @throws RangeError if n is not a positive integer (or one count per blob), or another option is out
 *   of range.
 * @see {@link https://scikit-learn.org/1.2/modules/generated/sklearn.datasets.make_blobs.html | scikit-learn 1.2}
 */
export function blobs(options: BlobsOptions): Blobs {
  const { n, rng, deviation = 1, shuffle = true, precision = "float32" } = options;
  if (typeof n !== "number") checkCounts("blobs", n);
  const total = typeof n === "number" ? n : n.reduce((sum, c) => sum + c, 0);
  checkDraw("blobs", { ...options, n: total });
  const even = spacingOf("blobs", n, options.spacing, rng) === "even";
  const means = centersOf(options);
  const count = means.length;
  if (typeof n !== "number" && n.length !== count) {
    throw new RangeError(`blobs: n must have one count per center (${count}); got ${n.length}`);
  }
  const deviations = typeof deviation === "number" ? means.map(() => deviation) : deviation;
  if (deviations.length !== count) {
    throw new RangeError(
      `blobs: deviation must be a number or one per blob (${count}); got ${deviations.length}`,
    );
  }
  for (const s of deviations) checkNonNegative("blobs", "deviation", s);
  const name = "blobs";
  if (!even) {
    const mixture = mixtureOf(
      means.map(() => 1),
      means,
      deviations,
    );
    return { ...sampleMixture(mixture, { n: total, rng, precision }), name, mixture };
  }
  const sizes =
    typeof n === "number"
      ? means.map((_, k) => Math.floor(n / count) + (k < n % count ? 1 : 0))
      : n;
  const d = means[0]!.length;
  const normals = sizes.map((size, k) =>
    quantity(rng, `blob ${k}`).fillNormal(new Float64Array(size * d)),
  );
  const { part, place } = evenly(sizes, shuffle, rng);
  const data = allocate(total * d, precision);
  part.forEach((k, i) => {
    for (let j = 0; j < d; j++) {
      data[i * d + j] = means[k]![j]! + deviations[k]! * normals[k]![place[i]! * d + j]!;
    }
  });
  return {
    name,
    label: part,
    data,
    shape: [total, d],
    mixture: mixtureOf(sizes, means, deviations),
  };
}
