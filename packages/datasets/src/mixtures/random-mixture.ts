import type { Rng } from "@inkwash/random";
import { checkCount, checkDraw, checkNonNegative } from "../check.ts";
import { quantity } from "../draw.ts";
import type { Mixture } from "../types.ts";

/** What {@link randomMixture} is told. */
export interface RandomMixtureOptions {
  /** Where the numbers come from. */
  readonly rng: Rng;
  /** How many components, a positive integer. @defaultValue 5 */
  readonly components?: number | undefined;
  /** In how many dimensions, a positive integer. @defaultValue 2 */
  readonly dimension?: number | undefined;
  /** Standard deviation of the means, in [0, Infinity). @defaultValue 4 */
  readonly spread?: number | undefined;
}

/**
 * A mixture with random means and random full covariances, in any dimension.
 *
 * Means spread z, covariances (G G^T + I) / (d + 1) with G a d x d matrix of normals, so their
 * expectation is I; equal weights. A problem with an exact answer, as hard as wanted.
 *
 * @param options - See {@link RandomMixtureOptions}.
 * @returns A mixture.
 * @throws RangeError if an option is out of range; TypeError if rng is missing.
 */
export function randomMixture(options: RandomMixtureOptions): Mixture {
  const { rng, components = 5, dimension: d = 2, spread = 4 } = options;
  checkCount("randomMixture", "components", components);
  checkCount("randomMixture", "dimension", d);
  checkNonNegative("randomMixture", "spread", spread);
  checkDraw("randomMixture", { n: components, rng });
  const mean = quantity(rng, "means").fillNormal(new Float64Array(components * d));
  const shapes = quantity(rng, "shapes").fillNormal(new Float64Array(components * d * d));
  return {
    weights: Array.from({ length: components }, () => 1 / components),
    means: Array.from({ length: components }, (_, k) =>
      Array.from(mean.subarray(k * d, (k + 1) * d), (z) => spread * z),
    ),
    covariances: Array.from({ length: components }, (_, k) =>
      covariance(shapes.subarray(k * d * d, (k + 1) * d * d), d),
    ),
  };
}

/** (G G^T + I) / (d + 1), symmetric to the bit. */
function covariance(g: Float64Array, d: number): number[] {
  return Array.from({ length: d * d }, (_, ij) => {
    const [i, j] = [Math.floor(ij / d), ij % d];
    let sum = i === j ? 1 : 0;
    for (let k = 0; k < d; k++) sum += g[i * d + k]! * g[j * d + k]!;
    return sum / (d + 1);
  });
}
