import type { Rng } from "@inkwash/random";
import { normalQuantile } from "@inkwash/special";
import { checkCount, checkSamples } from "../check.ts";
import { below, forkRng } from "../draws.ts";
import { normalCdf } from "../normal-cdf.ts";
import type { StopSignal } from "../steps.ts";
import type { Samples } from "../types.ts";
import { pick } from "./pick.ts";

/** An interval that covers the truth about as often as `level` says. */
export interface ConfidenceInterval {
  /** The statistic of the samples themselves. */
  readonly value: number;
  /** The lower end. */
  readonly low: number;
  /** The upper end. */
  readonly high: number;
  /** How often such intervals cover the truth, for large n. */
  readonly level: number;
  /** "percentile" or "bca". */
  readonly method: "percentile" | "bca";
}

/** What {@link confidenceInterval} is told. */
export interface ConfidenceIntervalOptions {
  /** Where the resamples come from; a Stream gives the same ones every time. */
  readonly rng: Rng;
  /** How many resamples, a positive integer. @defaultValue 999 */
  readonly repeats?: number | undefined;
  /** In (0, 1). @defaultValue 0.95 */
  readonly level?: number | undefined;
  /**
   * "percentile": quantiles of the resampled statistics; "bca": corrected for bias and skewness, with n
   * further calls of the statistic. @defaultValue "bca"
   */
  readonly method?: "percentile" | "bca" | undefined;
  /** Looked at before every resample; the call throws when it is aborted. */
  readonly signal?: StopSignal | undefined;
  /** Told the share of resamples that is done. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** The quantile of sorted numbers, linear between them (NumPy's default). */
function quantileOf(sorted: Float64Array, p: number): number {
  const place = p * (sorted.length - 1);
  const below = Math.min(sorted.length - 1, Math.floor(place));
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}

/** Efron's acceleration, from the statistics with one sample left out. */
function acceleration(n: number, without: (i: number) => number): number {
  const values = Float64Array.from({ length: n }, (_, i) => without(i));
  const mean = values.reduce((sum, v) => sum + v / n, 0);
  let [squares, cubes] = [0, 0];
  for (const v of values) {
    squares += (mean - v) ** 2;
    cubes += (mean - v) ** 3;
  }
  return squares > 0 ? cubes / (6 * squares * Math.sqrt(squares)) : 0;
}

/**
 * A bootstrap confidence interval of any statistic of samples.
 *
 * The samples are drawn from themselves with repeats, n at a time. Not for statistics that repeats
 * upset, such as nearest-neighbour estimates and distances to another set: there the `floor` speaks.
 *
 * @param samples - Samples [n, ...], n >= 2.
 * @param statistic - Any finite number of a set of samples.
 * @param options - See {@link ConfidenceIntervalOptions}.
 * @returns A plain record.
 * @throws TypeError if shape and data do not fit or rng is missing.
 * @throws RangeError if an option is out of range or a statistic is not finite.
 * @throws Error if `signal` is aborted.
 * @see {@link https://doi.org/10.1080/01621459.1987.10478410 | Efron (1987)}, eqs. 2.3 and 6.6, for BCa
 * @example
 * ```ts
 * import { philox } from "@inkwash/random";
 * import { confidenceInterval, moments, type Samples } from "@inkwash/stats";
 *
 * const samples = { data: philox(1).fillNormal(new Float64Array(400)), shape: [400, 1] };
 * const mean = ({ data }: Samples) => moments(data).mean;
 * const { low, high } = confidenceInterval(samples, mean, { rng: philox(2) });
 * console.log(low < 0 && high > 0, (high - low).toFixed(1)); //=> true 0.2
 * ```
 */
export function confidenceInterval(
  samples: Samples,
  statistic: (samples: Samples) => number,
  options: ConfidenceIntervalOptions,
): ConfidenceInterval {
  const name = "confidenceInterval";
  const { repeats = 999, level = 0.95, method = "bca", signal, onProgress } = options;
  const { n } = checkSamples(name, "samples", samples);
  checkCount(name, "repeats", repeats);
  if (!(level > 0 && level < 1))
    throw new RangeError(`${name}: level must be in (0, 1); got ${level}`);
  if (n < 2) throw new RangeError(`${name}: at least 2 samples are needed; got ${n}`);
  const rng = forkRng(name, "bootstrap", options.rng);
  const measure = (set: Samples): number => {
    if (signal?.aborted) throw new Error(`${name}: stopped by its signal`);
    const value = statistic(set);
    if (!Number.isFinite(value))
      throw new RangeError(`${name}: statistic must be finite; got ${value}`);
    return value;
  };
  const value = measure(samples);
  const indices = new Uint32Array(n);
  const found = Float64Array.from({ length: repeats }, (_, r) => {
    for (let i = 0; i < n; i++) indices[i] = below(n, rng);
    const resampled = measure(pick(samples, indices));
    onProgress?.((r + 1) / repeats);
    return resampled;
  }).sort();
  const tail = (1 - level) / 2;
  let ends = [tail, 1 - tail];
  if (method === "bca") {
    const lower = found.reduce((sum, v) => sum + (v < value ? 1 : v === value ? 0.5 : 0), 0);
    const bias = normalQuantile(
      Math.min(1 - 0.5 / repeats, Math.max(0.5 / repeats, lower / repeats)),
    );
    const a = acceleration(n, (i) => {
      const others = Array.from({ length: n - 1 }, (_, j) => (j < i ? j : j + 1));
      return measure(pick(samples, others));
    });
    ends = ends.map((p) => {
      const z = bias + normalQuantile(p);
      return normalCdf(bias + z / (1 - a * z));
    });
  }
  return {
    value,
    low: quantileOf(found, ends[0]!),
    high: quantileOf(found, ends[1]!),
    level,
    method,
  };
}
