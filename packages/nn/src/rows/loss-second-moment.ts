import { checkInteger } from "../check.ts";

/** Draws rows in proportion to the root mean square of their last losses. */
export interface LossSecondMoment {
  /** Names the sampler. */
  readonly kind: "loss-second-moment";
  /** How many losses of each row are remembered. */
  readonly history: number;
  /** The share of the draws that stays uniform. */
  readonly uniform: number;
}

/** See {@link lossSecondMoment}. */
export interface LossSecondMomentOptions {
  /**
   * How many losses of each row are remembered, a positive integer; until every row has so many, rows are uniform.
   * @defaultValue 10
   */
  readonly history?: number | undefined;
  /**
   * The share of the draws that stays uniform, in (0, 1].
   * @defaultValue 0.001
   */
  readonly uniform?: number | undefined;
}

/**
 * Rows drawn by how much their losses matter, weighted so that the expected gradient stays what it is.
 *
 * p(row) = (1 - uniform) r / sum(r) + uniform / rows, r = the root mean square of the row's last losses;
 * a loss of that row counts 1 / (rows p(row)). For losses that span orders of magnitude, such as the
 * variational bound.
 *
 * @throws RangeError if a number is out of range.
 * @see {@link https://arxiv.org/abs/2102.09672 | arXiv:2102.09672}, eq. 18
 */
export function lossSecondMoment(options: LossSecondMomentOptions = {}): LossSecondMoment {
  const { history = 10, uniform = 0.001 } = options;
  checkInteger("lossSecondMoment", "history", history, 1);
  if (!(uniform > 0 && uniform <= 1)) {
    throw new RangeError(`lossSecondMoment: uniform must be in (0, 1]; got ${uniform}`);
  }
  return { kind: "loss-second-moment", history, uniform };
}

/** What the sampler remembers: part of a trainer, and of its checkpoints. */
export interface RowMemory {
  /** The last losses of each row, [rows, history], as a ring. */
  readonly losses: Float64Array;
  /** How many losses each row has had. */
  readonly counts: Int32Array;
}

/** An empty memory. */
export function createRowMemory({ history }: LossSecondMoment, rows: number): RowMemory {
  return { losses: new Float64Array(rows * history), counts: new Int32Array(rows) };
}

/** Takes note of the loss that a row had. */
export function recordLoss(memory: RowMemory, row: number, loss: number): void {
  const history = memory.losses.length / memory.counts.length;
  memory.losses[row * history + (memory.counts[row]! % history)] = loss;
  memory.counts[row]! += 1;
}

/** Writes the probability of each row. */
export function rowLaw(sampler: LossSecondMoment, memory: RowMemory, law: Float64Array): void {
  const { history, uniform } = sampler;
  const rows = law.length;
  const known = memory.counts.every((count) => count >= history);
  let total = 0;
  for (let r = 0; r < rows; r++) {
    let square = 0;
    for (let i = r * history; i < (r + 1) * history; i++) square += memory.losses[i]! ** 2;
    law[r] = known ? Math.sqrt(square / history) : 1;
    total += law[r]!;
  }
  for (let r = 0; r < rows; r++) {
    law[r] = (total > 0 ? ((1 - uniform) * law[r]!) / total : 0) + uniform / rows;
  }
  // No loss at all: uniform.
  if (!(total > 0)) law.fill(1 / rows);
}

/** Fills `out` with independent rows of a law, by as many uniforms. */
export function drawRows(law: Float64Array, uniforms: Float64Array, out: Int32Array): void {
  const last = law.length - 1;
  const sums = law.slice();
  for (let r = 1; r <= last; r++) sums[r]! += sums[r - 1]!;
  for (let i = 0; i < out.length; i++) {
    const mark = uniforms[i]! * sums[last]!;
    let [low, high] = [0, last];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > mark) high = middle;
      else low = middle + 1;
    }
    out[i] = low;
  }
}
