import { checkPair, finiteCopy } from "../check.ts";
import { finish, type StopSignal } from "../steps.ts";
import type { Samples } from "../types.ts";
import { checkOrder, rootOf } from "../wasserstein.ts";
import { powerOf } from "../quantile-cost.ts";

/** What {@link exactWasserstein} is told. */
export interface ExactWassersteinOptions {
  /** The order, in [1, Infinity). @defaultValue 2 */
  readonly p?: number | undefined;
  /** Looked at after every sample that finds its partner; the call throws when it is aborted. */
  readonly signal?: StopSignal | undefined;
}

/** The cheapest assignment's cost, by shortest augmenting paths with potentials; yields per row. */
function* assignment(
  n: number,
  cost: (i: number, j: number) => number,
): Generator<number, number, void> {
  const rowPrice = new Float64Array(n + 1);
  const columnPrice = new Float64Array(n + 1);
  const partner = new Int32Array(n + 1); // the row of each column, 1-based; column 0 is the start
  const before = new Int32Array(n + 1);
  for (let i = 1; i <= n; i++) {
    partner[0] = i;
    const distance = new Float64Array(n + 1).fill(Infinity);
    const done = new Uint8Array(n + 1);
    let column = 0;
    while (partner[column] !== 0) {
      done[column] = 1;
      const row = partner[column]!;
      let [step, next] = [Infinity, 0];
      for (let j = 1; j <= n; j++) {
        if (done[j]) continue;
        const reduced = cost(row - 1, j - 1) - rowPrice[row]! - columnPrice[j]!;
        if (reduced < distance[j]!) {
          distance[j] = reduced;
          before[j] = column;
        }
        if (distance[j]! < step) [step, next] = [distance[j]!, j];
      }
      for (let j = 0; j <= n; j++) {
        if (done[j]) {
          rowPrice[partner[j]!]! += step;
          columnPrice[j]! -= step;
        } else distance[j]! -= step;
      }
      column = next;
    }
    while (column !== 0) {
      const last = before[column]!;
      partner[column] = partner[last]!;
      column = last;
    }
    yield i / n;
  }
  let sum = 0;
  for (let j = 1; j <= n; j++) sum += cost(partner[j]! - 1, j - 1);
  return sum;
}

/**
 * The exact Wasserstein distance of two sets of as many samples, by the cheapest assignment.
 *
 * (min over permutations s of (1/n) sum_i |x_i - y_s(i)|^p)^(1/p). O(n^3) time, O(n) memory: for up to
 * a few thousand samples. Beyond, `slicedWasserstein`.
 *
 * @param x - Samples [n, ...], finite.
 * @param y - Samples of the same shape, finite.
 * @param options - See {@link ExactWassersteinOptions}.
 * @returns The distance, in [0, Infinity), in the units of the samples.
 * @throws TypeError if shapes differ; RangeError if a number is not finite or p out of range.
 * @throws Error if `signal` is aborted.
 * @see {@link https://doi.org/10.1007/BF02278710 | Jonker & Volgenant (1987)}
 */
export function exactWasserstein(
  x: Samples,
  y: Samples,
  options: ExactWassersteinOptions = {},
): number {
  const name = "exactWasserstein";
  const { p = 2, signal } = options;
  checkOrder(name, p);
  const { n, m, d } = checkPair(name, x, y);
  if (n !== m) throw new TypeError(`${name}: x and y must have as many samples; got ${n} and ${m}`);
  const [a, b] = [finiteCopy(name, "x", x.data), finiteCopy(name, "y", y.data)];
  const power = powerOf(p);
  const cost = (i: number, j: number): number => {
    let square = 0;
    for (let k = 0; k < d; k++) square += (a[i * d + k]! - b[j * d + k]!) ** 2;
    return p === 2 ? square : power(Math.sqrt(square));
  };
  return rootOf(finish(name, assignment(n, cost), signal) / n, p);
}
