import type { Rng } from "@inkwash/random";
import { normalQuantile, pow } from "@inkwash/special";
import { below, shuffle } from "../draws.ts";
import { normalCdf } from "../normal-cdf.ts";
import type { Samples } from "../types.ts";
import { pick } from "./pick.ts";

/** A statistic of one or two sets, and how many resamples are taken of them. */
export interface Resampling {
  readonly sets: readonly Samples[];
  /** The statistic; refuses what is not finite, and ends by the signal. */
  readonly measure: (sets: readonly Samples[]) => number;
  /** The statistic of the sets themselves. */
  readonly value: number;
  readonly repeats: number;
  /** In (0, 1/2): what lies beyond either end. */
  readonly tail: number;
  readonly rng: Rng;
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** An interval; `lean` is the share of resamples below the value, ties by half. */
export interface Ends {
  readonly low: number;
  readonly high: number;
  readonly lean: number;
}

const sizeOf = (set: Samples): number => set.shape[0]!;

/** The quantile of sorted numbers, linear between them (NumPy's default). */
function quantileOf(sorted: Float64Array, p: number): number {
  const place = p * (sorted.length - 1);
  const lower = Math.min(sorted.length - 1, Math.floor(place));
  const upper = Math.min(sorted.length - 1, lower + 1);
  return sorted[lower]! + (place - lower) * (sorted[upper]! - sorted[lower]!);
}

/** The statistic of many resamples, sorted; and how they lie about its value. */
function resample(
  { sets, measure, value, repeats, onProgress }: Resampling,
  draw: (set: Samples) => ArrayLike<number>,
): { found: Float64Array; lean: number } {
  const found = Float64Array.from({ length: repeats }, (_, r) => {
    const resampled = measure(sets.map((set) => pick(set, draw(set))));
    onProgress?.((r + 1) / repeats);
    return resampled;
  }).sort();
  const lean = found.reduce((sum, v) => sum + (v < value ? 1 : v === value ? 0.5 : 0), 0) / repeats;
  return { found, lean };
}

/** Efron's acceleration, from the statistics with one sample of one set left out. */
function acceleration({ sets, measure }: Resampling): number {
  let [squares, cubes] = [0, 0];
  sets.forEach((set, s) => {
    const n = sizeOf(set);
    const values = Float64Array.from({ length: n }, (_, i) => {
      const others = Array.from({ length: n - 1 }, (_unused, j) => (j < i ? j : j + 1));
      return measure(sets.map((all, t) => (t === s ? pick(set, others) : all)));
    });
    const mean = values.reduce((sum, v) => sum + v / n, 0);
    for (const v of values) {
      // Influences of a set of n samples are n - 1 times as large as what leaving one out does.
      const influence = ((n - 1) * (mean - v)) / n;
      squares += influence ** 2;
      cubes += influence ** 3;
    }
  });
  return squares > 0 ? cubes / (6 * squares * Math.sqrt(squares)) : 0;
}

/** Quantiles of statistics of as many samples, drawn with repeats; "bca" moves their places. */
export function bootstrap(plan: Resampling, corrected: boolean): Ends {
  const { tail, repeats, rng } = plan;
  const { found, lean } = resample(plan, (set) =>
    Uint32Array.from({ length: sizeOf(set) }, () => below(sizeOf(set), rng)),
  );
  let ends = [tail, 1 - tail];
  if (corrected) {
    const half = 0.5 / repeats;
    const bias = normalQuantile(Math.min(1 - half, Math.max(half, lean)));
    const a = acceleration(plan);
    ends = ends.map((p) => {
      const z = bias + normalQuantile(p);
      return normalCdf(bias + z / (1 - a * z));
    });
  }
  return { low: quantileOf(found, ends[0]!), high: quantileOf(found, ends[1]!), lean };
}

/** Politis and Romano's interval, from statistics of fewer samples, drawn without repeats. */
export function subsample(plan: Resampling, share: number | undefined, rate: number): Ends {
  const { sets, value, tail, rng } = plan;
  const smallest = Math.min(...sets.map(sizeOf));
  const part = share ?? Math.min(0.5, 4 / Math.sqrt(smallest));
  const sizes = sets.map((set) =>
    Math.min(sizeOf(set) - 1, Math.max(2, Math.round(part * sizeOf(set)))),
  );
  const orders = sets.map((set) => Uint32Array.from({ length: sizeOf(set) }, (_, i) => i));
  const { found, lean } = resample(plan, (set) => {
    const s = sets.indexOf(set);
    shuffle(orders[s]!, sizes[s]!, rng);
    return orders[s]!.subarray(0, sizes[s]!);
  });
  // The effective size of two sets is that of their harmonic mean.
  const effective = (list: readonly number[]): number =>
    1 / list.reduce((sum, v) => sum + 1 / v, 0);
  const kept = effective(sizes) / effective(sets.map(sizeOf));
  // Subsamples share samples with the whole, which takes 1 - kept off their variance.
  const scale = pow(kept, rate) / Math.sqrt(1 - kept);
  return {
    low: value - scale * (quantileOf(found, 1 - tail) - value),
    high: value - scale * (quantileOf(found, tail) - value),
    lean,
  };
}
