import { checkDraw, type DrawOptions } from "../check.ts";
import { factorise } from "./check-mixture.ts";
import { allocate } from "../columns.ts";
import { placeOf, runningSums } from "../cumulative.ts";
import { quantity, uniforms } from "../draw.ts";
import type { Dataset, Mixture } from "../types.ts";

/**
 * Draws from a Gaussian mixture in any dimension, full covariances and point masses included.
 *
 * x = mean_k + L_k z with k by the weights, L_k L_k^T = covariance_k, z ~ N(0, I). `label` is k.
 *
 * @param mixture - Weights, means and covariances; zero variance is legal.
 * @param options - See {@link DrawOptions}.
 * @returns Samples [n, d].
 * @throws TypeError if the parts of the mixture do not fit together.
 * @throws RangeError if the weights do not sum to 1, a covariance is not symmetric positive
 *   semi-definite, or n is not a positive integer.
 * @example
 * ```ts
 * import { philox } from "@inkwash/random";
 * import { fiveHills, sampleMixture } from "@inkwash/datasets";
 *
 * const { shape, label } = sampleMixture(fiveHills, { n: 1000, rng: philox(1) });
 * console.log(shape.join(" x "), new Set(label).size); //=> 1000 x 2 5
 * ```
 */
export function sampleMixture(mixture: Mixture, options: DrawOptions): Dataset {
  checkDraw("sampleMixture", options);
  const { d, lower } = factorise("sampleMixture", mixture);
  const { n, rng, precision = "float32" } = options;
  const { weights, means } = mixture;
  const sums = runningSums(weights);
  const label = uniforms(rng, "component", n).map((u) => placeOf(sums, u));
  const z = quantity(rng, "normal").fillNormal(new Float64Array(n * d));
  const data = allocate(n * d, precision);
  for (let i = 0; i < n; i++) {
    const mean = means[label[i]!]!;
    const factor = lower[label[i]!]!;
    for (let r = 0; r < d; r++) {
      let x = mean[r]!;
      for (let c = 0; c <= r; c++) x += factor[r * d + c]! * z[i * d + c]!;
      data[i * d + r] = x;
    }
  }
  return { name: "mixture", label, data, shape: [n, d] };
}
