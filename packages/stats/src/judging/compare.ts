import type { Rng } from "@inkwash/random";
import { checkCount, checkPair, finiteCopy } from "../check.ts";
import { mmd } from "../distances/mmd.ts";
import { medianDistance } from "../distances/median-distance.ts";
import { neighbourAccuracy } from "../distances/neighbour-accuracy.ts";
import { forkRng, shuffle } from "../draws.ts";
import { energyDistance } from "../energy-distance.ts";
import { randomDirections } from "../directions.ts";
import { slicedWasserstein } from "../sliced-wasserstein.ts";
import type { StopSignal } from "../steps.ts";
import type { Samples } from "../types.ts";
import { pick } from "./pick.ts";

/** One line of the table that {@link compare} gives. */
export interface Comparison {
  /** Which number. */
  readonly metric: string;
  /** Its mean between samples and reference, over the repeats. */
  readonly value: number;
  /** The same between halves of the reference: what a perfect model reads. */
  readonly floor: number;
  /** The largest of these floors. */
  readonly floorHigh: number;
  /** Whether the value is above every floor seen. */
  readonly beyond: boolean;
}

/** What {@link compare} is told. */
export interface CompareOptions {
  /** Where random halves and directions come from; a Stream gives the same ones every time. */
  readonly rng: Rng;
  /**
   * Any numbers between two sets of one size, large where they differ. @defaultValue slicedWasserstein,
   * energyDistance, the root of the biased mmd, neighbourAccuracy
   */
  readonly metrics?: Readonly<Record<string, (x: Samples, y: Samples) => number>> | undefined;
  /** How often the reference is halved anew, a positive integer. @defaultValue 5 */
  readonly repeats?: number | undefined;
  /** At most this many samples of each set are compared, a positive integer. @defaultValue 2000 */
  readonly limit?: number | undefined;
  /** Looked at before every number; the call throws when it is aborted. */
  readonly signal?: StopSignal | undefined;
  /** Told the share that is done, after every number. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** The usual four, with directions and bandwidth fixed for all of their calls. */
function usual(
  x: Samples,
  y: Samples,
  d: number,
  rng: Rng,
): NonNullable<CompareOptions["metrics"]> {
  const directions = randomDirections(50, d, rng);
  const bandwidth = medianDistance(x, y);
  const flat = (s: Samples): Samples => ({ data: s.data, shape: [s.shape[0]!, d] });
  return {
    slicedWasserstein: (a, b) => slicedWasserstein(flat(a), flat(b), { directions }),
    energyDistance,
    mmd: (a, b) => Math.sqrt(Math.max(0, mmd(a, b, { estimator: "biased", bandwidth }))),
    neighbourAccuracy: (a, b) => neighbourAccuracy(a, b).statistic,
  };
}

/**
 * Samples against a reference: several distances, each beside its floor.
 *
 * The reference is cut into two random halves, again and again: the floor is the distance of the
 * halves, the value that of as many samples to the first half. All sets have one size, so value and
 * floor have one bias and may be compared. A value above every floor says that the samples differ from
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
  const { repeats = 5, limit = 2000, signal, onProgress } = options;
  const { n, m, d } = checkPair(name, samples, reference);
  checkCount(name, "repeats", repeats);
  checkCount(name, "limit", limit);
  finiteCopy(name, "samples", samples.data);
  finiteCopy(name, "reference", reference.data);
  const size = Math.min(n, limit, m >> 1);
  if (size < 2)
    throw new RangeError(`${name}: 2 samples and 4 of the reference are needed; got ${n} and ${m}`);
  const rng = forkRng(name, "compare", options.rng);
  const metrics = options.metrics ?? usual(samples, reference, d, rng);
  const names = Object.keys(metrics);
  const found = names.map(() => ({ values: [] as number[], floors: [] as number[] }));
  const own = Uint32Array.from({ length: n }, (_, i) => i);
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
  for (let r = 0; r < repeats; r++) {
    shuffle(own, size, rng);
    shuffle(others, 2 * size, rng);
    const x = pick(samples, own.subarray(0, size));
    const first = pick(reference, others.subarray(0, size));
    const second = pick(reference, others.subarray(size, 2 * size));
    names.forEach((metric, k) => {
      found[k]!.values.push(measure(metric, x, first));
      found[k]!.floors.push(measure(metric, second, first));
    });
  }
  const mean = (list: readonly number[]): number => list.reduce((sum, v) => sum + v / repeats, 0);
  return names.map((metric, k) => {
    const { values, floors } = found[k]!;
    const [value, floorHigh] = [mean(values), Math.max(...floors)];
    return { metric, value, floor: mean(floors), floorHigh, beyond: value > floorHigh };
  });
}
