import { checkDraw, checkNonNegative, type DrawOptions } from "../check.ts";
import { checkSamples } from "../check-samples.ts";
import { allocate } from "../columns.ts";
import { quantity, uniforms } from "../draw.ts";
import type { Dataset, Mixture, Samples } from "../types.ts";

/** How samples are turned into a law. */
export interface Jitter {
  /** Standard deviation of the Gaussian about every sample, in [0, Infinity). @defaultValue 0 */
  readonly jitter?: number | undefined;
}

/** What {@link empirical} is told. */
export interface EmpiricalOptions extends DrawOptions, Jitter {}

/**
 * Fresh draws from the samples that there are, each as likely, with Gaussian jitter.
 *
 * x = samples_k + jitter z, k uniform in [0, samples): the law of {@link empiricalMixture}. `label`
 * and `parameter` are those of the chosen sample, where the samples have them; else `label` is k.
 *
 * @param samples - Samples [m, ...], finite.
 * @param options - See {@link EmpiricalOptions}.
 * @returns Samples [n, ...] of the same shape each.
 * @throws TypeError if shape and data do not fit.
 * @throws RangeError if n is not a positive integer or jitter negative.
 */
export function empirical(samples: Samples & Partial<Dataset>, options: EmpiricalOptions): Dataset {
  const { n: m, d } = checkSamples("empirical", samples);
  checkDraw("empirical", options);
  const { n, rng, jitter = 0, precision = "float32" } = options;
  checkNonNegative("empirical", "jitter", jitter);
  const { name = "empirical", label, parameter } = samples;
  const chosen = uniforms(rng, "sample", n).map((u) => Math.floor(m * u));
  const data = allocate(n * d, precision);
  const z = jitter > 0 ? quantity(rng, "jitter").fillNormal(new Float64Array(n * d)) : undefined;
  for (let i = 0; i < n * d; i++) {
    const x = samples.data[chosen[Math.floor(i / d)]! * d + (i % d)]!;
    data[i] = z === undefined ? x : x + jitter * z[i]!;
  }
  return {
    name,
    label: label === undefined ? chosen : chosen.map((k) => label[k]!),
    ...(parameter && { parameter: chosen.map((k) => parameter[k]!) }),
    data,
    shape: [n, ...samples.shape.slice(1)],
  };
}

/**
 * The exact law of {@link empirical}: a mixture with one round component per sample.
 *
 * sum_k N(samples_k, jitter^2 I) / m. With jitter 0 a mixture of point masses, whose exact denoiser
 * is that of the training set itself.
 *
 * @param samples - Samples [m, ...], finite.
 * @param options - See {@link Jitter}.
 * @returns A mixture of m components in as many dimensions as a sample has numbers.
 * @throws TypeError if shape and data do not fit; RangeError if jitter is negative.
 */
export function empiricalMixture(samples: Samples, options: Jitter = {}): Mixture {
  const { n, d } = checkSamples("empiricalMixture", samples);
  const { jitter = 0 } = options;
  checkNonNegative("empiricalMixture", "jitter", jitter);
  const covariance = Array.from({ length: d * d }, (_, ij) =>
    ij % (d + 1) === 0 ? jitter * jitter : 0,
  );
  return {
    weights: Array.from({ length: n }, () => 1 / n),
    means: Array.from({ length: n }, (_, k) =>
      Array.from(samples.data.subarray(k * d, (k + 1) * d)),
    ),
    covariances: Array.from({ length: n }, () => covariance),
  };
}
