/** An estimate from finitely many values, with what it cannot do. */
export interface Estimate {
  /** The estimate, in nats; divide by Math.LN2 for bits. */
  readonly value: number;
  /** Its leading bias, to be taken off; 0 where the method has done so, absent where none is known. */
  readonly bias?: number | undefined;
  /** The standard deviation that chance gives it, where the method knows: bias is not in it. */
  readonly standardError?: number | undefined;
  /** The lowest and the highest number that this many values can give, whatever the truth. */
  readonly bounds: readonly [low: number, high: number];
  /** How it was computed. */
  readonly method: string;
  /** How many values. */
  readonly n: number;
  /** Why it should not be trusted, where that can be seen. */
  readonly warning?: string | undefined;
}

/** The warning of an estimator with more cells than values. */
export function saturation(cells: number, n: number): { warning?: string } {
  if (cells <= n) return {};
  return {
    warning: `saturated: ${cells} cells for ${n} values; the number is set by n, not by the law`,
  };
}

/** Sum, number of occupied cells and of cells with one value; refuses what are no counts. */
export function checkCounts(
  name: string,
  counts: ArrayLike<number>,
): { n: number; occupied: number; single: number } {
  let n = 0;
  let occupied = 0;
  let single = 0;
  for (let i = 0; i < (counts?.length ?? 0); i++) {
    const count = counts[i]!;
    if (!(count >= 0 && Number.isInteger(count))) {
      throw new RangeError(`${name}: counts must be whole numbers; got ${count} at index ${i}`);
    }
    if (count === 0) continue;
    n += count;
    occupied += 1;
    if (count === 1) single += 1;
  }
  if (!(n > 0)) throw new TypeError(`${name}: counts must hold at least one value; got 0`);
  return { n, occupied, single };
}
