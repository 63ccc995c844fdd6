import { checkCount, checkPair, finiteCopy } from "./check.ts";
import { finish, type StopSignal } from "./steps.ts";
import type { Samples } from "./types.ts";

/** What {@link energyDistanceSteps} is told. */
export interface EnergyDistanceStepsOptions {
  /**
   * At most this many of the first samples of each set are compared, a positive integer; their
   * order should carry no meaning. @defaultValue all
   */
  readonly limit?: number | undefined;
}

/** What {@link energyDistance} is told. */
export interface EnergyDistanceOptions extends EnergyDistanceStepsOptions {
  /** Looked at every few milliseconds; the call throws when it is aborted. */
  readonly signal?: StopSignal | undefined;
}

/** How many pairs are summed between two yields: a few milliseconds. */
const pairsPerStep = 500_000;

/** Sum of |x_i - y_j| over the j of one i, in any dimension. */
function row(
  x: Float64Array,
  i: number,
  y: Float64Array,
  from: number,
  m: number,
  d: number,
): number {
  let sum = 0;
  if (d === 2) {
    const [a, b] = [x[2 * i]!, x[2 * i + 1]!];
    for (let j = from; j < m; j++) {
      const [u, v] = [a - y[2 * j]!, b - y[2 * j + 1]!];
      sum += Math.sqrt(u * u + v * v);
    }
    return sum;
  }
  for (let j = from; j < m; j++) {
    let square = 0;
    for (let k = 0; k < d; k++) {
      const gap = x[i * d + k]! - y[j * d + k]!;
      square += gap * gap;
    }
    sum += Math.sqrt(square);
  }
  return sum;
}

/** 2 integral of (F - G)^2 over two lists on a line: the energy distance without cancellation. */
function onLine(x: Float64Array, y: Float64Array): number {
  x.sort();
  y.sort();
  const [n, m] = [x.length, y.length];
  let i = 0;
  let j = 0;
  let sum = 0;
  let place = Math.min(x[0]!, y[0]!);
  while (i < n || j < m) {
    const next = Math.min(x[i] ?? Infinity, y[j] ?? Infinity);
    const gap = i / n - j / m;
    sum += gap * gap * (next - place);
    place = next;
    while (x[i] === next) i += 1;
    while (y[j] === next) j += 1;
  }
  return 2 * sum;
}

/** {@link energyDistance} in parts: yields the share that is done, every few milliseconds. */
export function* energyDistanceSteps(
  x: Samples,
  y: Samples,
  options: EnergyDistanceStepsOptions = {},
): Generator<number, number, void> {
  const name = "energyDistance";
  const { limit = Infinity } = options;
  const { n: sizeX, m: sizeY, d } = checkPair(name, x, y);
  if (limit !== Infinity) checkCount(name, "limit", limit);
  const [n, m] = [Math.min(sizeX, limit), Math.min(sizeY, limit)];
  const left = finiteCopy(name, "x", x.data.subarray(0, n * d));
  const right = finiteCopy(name, "y", y.data.subarray(0, m * d));
  if (d === 1) return Math.sqrt(onLine(left, right));

  const total = n * m + (n * (n - 1)) / 2 + (m * (m - 1)) / 2;
  let done = 0;
  let sinceYield = 0;
  /** The mean distance over all n m pairs; within one set each pair counts twice. */
  function* mean(
    a: Float64Array,
    b: Float64Array,
    rows: number,
    columns: number,
  ): Generator<number, number, void> {
    let sum = 0;
    for (let i = 0; i < rows; i++) {
      const from = a === b ? i + 1 : 0;
      sum += row(a, i, b, from, columns, d);
      done += columns - from;
      sinceYield += columns - from;
      if (sinceYield < pairsPerStep) continue;
      sinceYield = 0;
      yield done / total;
    }
    return ((a === b ? 2 : 1) * sum) / rows / columns;
  }
  const between = yield* mean(left, right, n, m);
  const within = (yield* mean(left, left, n, n)) + (yield* mean(right, right, m, m));
  return Math.sqrt(Math.max(0, 2 * between - within));
}

/**
 * The energy distance of two sets of samples.
 *
 * sqrt(2 E|X - Y| - E|X - X'| - E|Y - Y'|) with all pairs counted, a sample with itself too (the
 * V-statistic, SciPy's convention), so it is never negative and 0 only for equal sets. On a line
 * O(n log n) by 2 integral (F - G)^2; else O(n m) time and O(n + m) memory. Read it beside its
 * {@link floor}.
 *
 * @param x - Samples [n, ...], finite.
 * @param y - Samples [m, ...] of the same dimension, finite.
 * @param options - See {@link EnergyDistanceOptions}.
 * @returns The distance, in [0, Infinity), in square roots of the units of the samples.
 * @throws TypeError if shapes do not fit.
 * @throws RangeError if a number is not finite or limit is not a positive integer.
 * @throws Error if `signal` is aborted.
 * @see {@link https://doi.org/10.1016/j.jspi.2013.03.018 | Székely & Rizzo (2013)}, eqs. 5 and 6
 */
export function energyDistance(
  x: Samples,
  y: Samples,
  options: EnergyDistanceOptions = {},
): number {
  return finish("energyDistance", energyDistanceSteps(x, y, options), options.signal);
}
