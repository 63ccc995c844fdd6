import { checkSamples } from "../check-samples.ts";
import { describe } from "../check.ts";
import { allocate } from "../columns.ts";
import type { Samples } from "../types.ts";

/** A mean and a scale per coordinate: x = mean + scale * standardised. */
export interface Standardisation {
  /** Length d, the numbers of one sample. */
  readonly mean: readonly number[];
  /** Length d, positive. */
  readonly scale: readonly number[];
}

/** Standardised samples and the way back. */
export interface Standardised<T extends Samples> extends Standardisation {
  /** The samples, with every other field of the input kept. */
  readonly samples: T;
}

/** What {@link standardise} is told. */
export interface StandardiseOptions {
  /**
   * true divides every coordinate by the same number, the root mean square of the standard
   * deviations, which keeps the shape of the cloud. @defaultValue false
   */
  readonly isotropic?: boolean | undefined;
}

function remake<T extends Samples>(
  samples: T,
  value: (x: number, j: number) => number,
  d: number,
): T {
  const { data } = samples;
  const out = allocate(data.length, data instanceof Float64Array ? "float64" : "float32");
  for (let i = 0; i < data.length; i++) out[i] = value(data[i]!, i % d);
  return { ...samples, data: out };
}

/**
 * Samples with mean 0 and variance 1 in every coordinate, and the numbers that undo it.
 *
 * (x - mean) / scale, with the mean and the standard deviation (divisor n) of each coordinate over
 * the samples. A coordinate that never changes keeps scale 1.
 *
 * @param samples - Samples [n, ...], n >= 1, finite.
 * @param options - See {@link StandardiseOptions}.
 * @returns New samples of the same precision, with `mean` and `scale` as plain numbers.
 * @throws TypeError if shape and data do not fit.
 * @throws RangeError if a number is not finite.
 */
export function standardise<T extends Samples>(
  samples: T,
  options: StandardiseOptions = {},
): Standardised<T> {
  const { n, d } = checkSamples("standardise", samples);
  const { isotropic = false } = options;
  const { data } = samples;
  const zeros = (): number[] => Array.from({ length: d }, () => 0);
  const offset = zeros();
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i])) {
      throw new RangeError(`standardise: every number must be finite; got ${data[i]} at ${i}`);
    }
    // From the first sample on, so that a constant coordinate gives exactly 0.
    offset[i % d]! += (data[i]! - data[i % d]!) / n;
  }
  const mean = offset.map((o, j) => data[j]! + o);
  const variance = zeros();
  for (let i = 0; i < data.length; i++) {
    const gap = data[i]! - mean[i % d]!;
    variance[i % d]! += (gap * gap) / n;
  }
  const common = variance.reduce((sum, v) => sum + v / d, 0);
  const scale = variance.map((v) => Math.sqrt(isotropic ? common : v) || 1);
  return { samples: standardiseBy(samples, { mean, scale }), mean, scale };
}

/** Refuses parameters of another width, or that would divide by zero. */
function checkBy(name: string, samples: Samples, by: Standardisation): number {
  const { d } = checkSamples(name, samples);
  const { mean, scale } = by;
  if (mean.length !== d || scale.length !== d) {
    throw new TypeError(
      `${name}: mean and scale must have length ${d}; got ${mean.length} and ${scale.length}`,
    );
  }
  const bad = scale.find((s) => !(s > 0 && s < Infinity));
  if (bad !== undefined || !mean.every((m) => Number.isFinite(m))) {
    throw new RangeError(
      `${name}: mean must be finite and scale positive; got ${describe(mean)} and ${describe(scale)}`,
    );
  }
  return d;
}

/**
 * Samples in the units of others: (x - mean) / scale by parameters that are given.
 *
 * What a holdout, a reference or new data need, where `standardise` was told about the training set.
 *
 * @param samples - Samples [n, ...] with as many numbers per sample as `mean` has.
 * @param by - The mean and scale that `standardise` gave.
 * @returns New samples of the same precision, with every other field kept.
 * @throws TypeError if shape and data, or the lengths of mean and scale, do not fit.
 * @throws RangeError if a mean is not finite or a scale not positive.
 */
export function standardiseBy<T extends Samples>(samples: T, by: Standardisation): T {
  const d = checkBy("standardiseBy", samples, by);
  const { mean, scale } = by;
  return remake(samples, (x, j) => (x - mean[j]!) / scale[j]!, d);
}

/**
 * The way back from {@link standardise}: mean + scale x, coordinate by coordinate.
 *
 * @param samples - Samples [n, ...] with as many numbers per sample as `mean` has.
 * @param by - The mean and scale that `standardise` gave.
 * @returns New samples of the same precision, with every other field kept.
 * @throws TypeError if shape and data, or the lengths of mean and scale, do not fit.
 * @throws RangeError if a mean is not finite or a scale not positive.
 */
export function unstandardise<T extends Samples>(samples: T, by: Standardisation): T {
  const d = checkBy("unstandardise", samples, by);
  const { mean, scale } = by;
  return remake(samples, (x, j) => mean[j]! + scale[j]! * x, d);
}
