/** Counts of values in cells, of the occupied cells only. */
export interface SparseCounts {
  /** The numbers of the occupied cells, ascending, each in [0, size). */
  readonly cells: ArrayLike<number>;
  /** How many values lie in each of them, at least 1. */
  readonly counts: ArrayLike<number>;
  /** How many cells there are, empty ones included. */
  readonly size: number;
}

/** Counts, one per cell or of the occupied cells only: how many cells, and those that are listed. */
export function listed(counts: ArrayLike<number> | SparseCounts): {
  readonly size: number;
  readonly list: ArrayLike<number>;
  readonly cells: ArrayLike<number> | undefined;
} {
  if (typeof counts === "object" && counts !== null && "cells" in counts) {
    const { size, counts: list, cells } = counts;
    if (!(cells.length === list.length && list.length <= size)) {
      throw new TypeError(
        `counts: sparse ones need as many cells as counts, at most ${size}; ` +
          `got ${cells.length} and ${list.length}`,
      );
    }
    return { size, list, cells };
  }
  return { size: counts?.length, list: counts, cells: undefined };
}
