import type { Rng } from "@inkwash/random";
import { checkCount, checkPair, finiteCopy } from "../check.ts";
import { forkRng, shuffle } from "../draws.ts";
import type { StopSignal } from "../steps.ts";
import type { Samples } from "../types.ts";
import { confidenceInterval } from "./confidence-interval.ts";
import { type Metric, type MetricName, metricsOf, senseOf } from "./metrics.ts";
import { pick } from "./pick.ts";

/** One line of the table that {@link compare} gives. */
export interface Comparison {
  /** Which number. */
  readonly metric: string;
  /** Its mean between samples and reference, over the repeats. */
  readonly value: number;
  /** Where one was asked for, the lower end of an interval for the laws' own distance, bias taken off. */
  readonly low?: number | undefined;
  /** Its upper end, which may lie below the value: chance only adds to a distance. */
  readonly high?: number | undefined;
  /** The same between halves of the reference: what a perfect model reads. */
  readonly floor: number;
  /** The worst of these floors: the largest, or the smallest of precision and its like. */
  readonly floorWorst: number;
  /** value / floor, about 1 for a perfect model; absent where the floor is 0. */
  readonly ratio?: number | undefined;
  /** Whether the value is worse than every floor seen. */
  readonly beyond: boolean;
}

/** What {@link compare} is told. */
export interface CompareOptions {
  /** Where random halves and directions come from; a Stream gives the same ones every time. */
  readonly rng: Rng;
  /**
   * Names, or any numbers between two sets of one size, large where they differ. "mmd" is the root of the
   * biased one, "frechetDistance" the root of that of the fitted normals. @defaultValue slicedWasserstein,
   * energyDistance, mmd, neighbourAccuracy
   */
  readonly metrics?: readonly MetricName[] | Readonly<Record<string, Metric>> | undefined;
  /**
   * The level of intervals by subsampling, in (0, 1), with 200 further calls per metric on fewer samples.
   * @defaultValue no intervals
   */
  readonly interval?: number | undefined;
  /** How often the reference is halved anew, a positive integer. @defaultValue 5 */
  readonly repeats?: number | undefined;
  /** At most this many samples of each set are compared, a positive integer. @defaultValue 2000 */
  readonly limit?: number | undefined;
  /** Looked at before every number; the call throws when it is aborted. */
  readonly signal?: StopSignal | undefined;
  /** Told the share that is done, after every number. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** What is compared where nothing else is said: cheap, and each sees every difference. */
const usual: readonly MetricName[] = [
  "slicedWasserstein",
  "energyDistance",
  "mmd",
  "neighbourAccuracy",
];

/**
 * Samples against a reference: several distances, each beside its floor.
 *
 * The reference is cut into two random halves, again and again: the floor is the distance of the
 * halves, the value that of as many samples to the first half. All sets have one size, so value and
 * floor have one bias and may be compared. An interval is that of the first repeat, moved to the value. A value above every floor says that the samples differ from
 * the data by more than data do.
 *
 * @param samples - Samples [n, ...], finite, such as a model's.
 * @param reference - Samples [m, ...] of the same dimension, m >= 4, in no order that means anything.
 * @param options - See {@link CompareOptions}.
 * @returns One line per metric.
 * @throws TypeError if shapes do not fit or rng is missing; RangeError if a number is not finite.
 * @throws Error if `signal` is aborted.
 * @example
 * ```ts
 * import { philox } from "@inkwash/random";
 * import { compare } from "@inkwash/stats";
 *
 * const rng = philox(1);
 * const draw = (k: number, scale = 1) => ({
 *   data: rng.fork(k).fillNormal(new Float64Array(1200)).map((z) => scale * z),
 *   shape: [600, 2],
 * });
 * for (const { metric, beyond } of compare(draw(1, 1.5), draw(2), { rng })) console.log(metric, beyond);
 * //=> slicedWasserstein true
 * //=> energyDistance true
 * //=> mmd true
 * //=> neighbourAccuracy true
 * ```
 */
export function compare(
  samples: Samples,
  reference: Samples,
  options: CompareOptions,
): Comparison[] {
  const name = "compare";
  const { repeats = 5, limit = 2000, interval, signal, onProgress } = options;
  const { n, m, d } = checkPair(name, samples, reference);
  checkCount(name, "repeats", repeats);
  checkCount(name, "limit", limit);
  finiteCopy(name, "samples", samples.data);
  finiteCopy(name, "reference", reference.data);
  const size = Math.min(n, limit, m >> 1);
  if (size < 2)
    throw new RangeError(`${name}: 2 samples and 4 of the reference are needed; got ${n} and ${m}`);
  const rng = forkRng(name, "compare", options.rng);
  const given = options.metrics ?? usual;
  const own = !Array.isArray(given);
  const metrics = own
    ? (given as Readonly<Record<string, Metric>>)
    : metricsOf(given as readonly MetricName[], samples, reference, d, rng);
  const names = Object.keys(metrics);
  const found = names.map(() => ({ values: [] as number[], floors: [] as number[], ends: [0, 0] }));
  const indices = Uint32Array.from({ length: n }, (_, i) => i);
  const others = Uint32Array.from({ length: m }, (_, i) => i);
  let done = 0;
  const measure = (metric: string, x: Samples, y: Samples): number => {
    if (signal?.aborted) throw new Error(`${name}: stopped by its signal`);
    const value = metrics[metric]!(x, y);
    if (!Number.isFinite(value))
      throw new RangeError(`${name}: ${metric} must be finite; got ${value}`);
    done += 1;
    onProgress?.(done / (2 * repeats * names.length));
    return value;
  };
  /** How far the ends of an interval lie from the value. */
  const spread = (metric: string, x: Samples, y: Samples): number[] => {
    if (interval === undefined) return [];
    const statistic = (a: Samples, b: Samples): number => metrics[metric]!(a, b);
    const resampling = { rng, level: interval, repeats: 200, signal };
    const { value, low, high } = confidenceInterval([x, y], statistic, resampling);
    return [low - value, high - value];
  };
  for (let r = 0; r < repeats; r++) {
    shuffle(indices, size, rng);
    shuffle(others, 2 * size, rng);
    const x = pick(samples, indices.subarray(0, size));
    const first = pick(reference, others.subarray(0, size));
    const second = pick(reference, others.subarray(size, 2 * size));
    names.forEach((metric, k) => {
      found[k]!.values.push(measure(metric, x, first));
      found[k]!.floors.push(measure(metric, second, first));
      if (r === 0) found[k]!.ends = spread(metric, x, first);
    });
  }
  const mean = (list: readonly number[]): number => list.reduce((sum, v) => sum + v / repeats, 0);
  return names.map((metric, k) => {
    const { values, floors, ends } = found[k]!;
    const sense = senseOf(metric, own);
    const [value, floor] = [mean(values), mean(floors)];
    const floorWorst = sense * Math.max(...floors.map((v) => sense * v));
    return {
      metric,
      value,
      ...(interval !== undefined && { low: value + ends[0]!, high: value + ends[1]! }),
      floor,
      floorWorst,
      ...(floor !== 0 && { ratio: value / floor }),
      beyond: sense * value > sense * floorWorst,
    };
  });
}
