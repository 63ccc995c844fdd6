import { checkCount } from "../check.ts";

/** Options of `choice`. */
export interface ChoiceOptions {
  /**
   * Whether an index may be drawn more than once.
   *
   * @defaultValue true
   */
  readonly replace?: boolean | undefined;
  /** The probability of each index, n numbers that add up to 1; without them all are equal. */
  readonly p?: ArrayLike<number> | undefined;
}

/** Refuses what NumPy refuses. */
export function checkChoice(n: number, count: number, options: ChoiceOptions): void {
  const { replace = true, p } = options;
  checkCount("choice: n", n, 0);
  checkCount("choice: count", count, 0);
  if (n === 0 && count > 0) throw new RangeError(`choice: n must be positive to draw; got 0`);
  if (!replace && count > n) {
    throw new RangeError(
      `choice: count must not exceed n (${n}) without replacement; got ${count}`,
    );
  }
  if (p === undefined) return;
  if (p.length !== n)
    throw new RangeError(`choice: p must have n (${n}) elements; got ${p.length}`);
  let sum = 0;
  let lost = 0;
  let positive = 0;
  for (let i = 0; i < n; i++) {
    if (!(p[i]! >= 0)) throw new RangeError(`choice: p[${i}] must not be negative; got ${p[i]}`);
    if (p[i]! > 0) positive++;
    // Kahan's sum, as NumPy takes it.
    const next = p[i]! - lost;
    const total = sum + next;
    lost = total - sum - next;
    sum = total;
  }
  if (!(Math.abs(sum - 1) <= 2 ** -26)) {
    throw new RangeError(`choice: p must add up to 1; got ${sum}`);
  }
  if (!replace && positive < count) {
    throw new RangeError(`choice: p has ${positive} positive elements; got count ${count}`);
  }
}

/** p cumulated and divided by its last element. */
function cumulated(p: ArrayLike<number>): Float64Array {
  const cdf = new Float64Array(p.length);
  let sum = 0;
  for (let i = 0; i < p.length; i++) cdf[i] = sum += p[i]!;
  for (let i = 0; i < p.length; i++) cdf[i] = cdf[i]! / sum;
  return cdf;
}

/** How many elements of `cdf` do not exceed `u`. */
function search(cdf: Float64Array, u: number): number {
  let low = 0;
  let high = cdf.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cdf[middle]! <= u) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `count` indices of probabilities `p`, from as many uniforms. */
export function weighted(
  p: ArrayLike<number>,
  count: number,
  uniforms: (count: number) => Float64Array,
): Uint32Array<ArrayBuffer> {
  const cdf = cumulated(p);
  const u = uniforms(count);
  const out = new Uint32Array(count);
  for (let i = 0; i < count; i++) out[i] = search(cdf, u[i]!);
  return out;
}

/** `count` different indices of probabilities `p`: draws, drops repetitions, and draws again. */
export function weightedDistinct(
  p: ArrayLike<number>,
  count: number,
  uniforms: (count: number) => Float64Array,
): Uint32Array<ArrayBuffer> {
  const left = Float64Array.from(p);
  const found = new Set<number>();
  while (found.size < count) {
    for (const index of found) left[index] = 0;
    for (const index of weighted(left, count - found.size, uniforms)) found.add(index);
  }
  return Uint32Array.from(found);
}
