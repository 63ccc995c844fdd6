import type { Prediction } from "./types.ts";

/**
 * How a network's output becomes a prediction.
 *
 * prediction = skip x + outScale network(inputScale x): the columns are given at some conditions and
 * linear between them; without columns the output is the prediction. A training table is one.
 *
 * @see {@link https://arxiv.org/abs/2206.00364 | arXiv:2206.00364}, eq. 7
 */
export interface Preconditioning {
  /** What the prediction is. */
  readonly predicts: Prediction;
  /** The conditions of the columns, strictly monotone but for rows that are equal in all columns. */
  readonly condition?: Float64Array | undefined;
  /** What x is multiplied by before the network sees it. */
  readonly inputScale?: Float64Array | undefined;
  /** The prediction's coefficient of x. */
  readonly skip?: Float64Array | undefined;
  /** The prediction's coefficient of the network's output. */
  readonly outScale?: Float64Array | undefined;
}

/** The columns at one condition. */
export interface Scale {
  /** What x is multiplied by before the network sees it. */
  readonly inputScale: number;
  /** The prediction's coefficient of x. */
  readonly skip: number;
  /** The prediction's coefficient of the network's output. */
  readonly outScale: number;
}

/** The columns of a preconditioning, all present. */
export interface Columns {
  /** Strictly monotone. */
  readonly condition: Float64Array;
  /** See {@link Scale}. */
  readonly inputScale: Float64Array;
  /** See {@link Scale}. */
  readonly skip: Float64Array;
  /** See {@link Scale}. */
  readonly outScale: Float64Array;
}

/** The columns, checked; undefined where they are absent or change nothing. */
export function columnsOf(where: string, preconditioning: Preconditioning): Columns | undefined {
  const { condition, inputScale, skip, outScale } = preconditioning;
  if (!condition && !inputScale && !skip && !outScale) return undefined;
  const length = condition?.length ?? 0;
  if (
    !condition ||
    inputScale?.length !== length ||
    skip?.length !== length ||
    outScale?.length !== length
  ) {
    throw new TypeError(
      `${where}: condition, inputScale, skip and outScale must be given together, all of one length`,
    );
  }
  const trivial =
    inputScale.every((s) => s === 1) &&
    skip.every((s) => s === 0) &&
    outScale.every((s) => s === 1);
  if (trivial) return undefined;
  const falling = condition[0]! > condition[length - 1]!;
  for (let i = 1; i < length; i++) {
    const gap = condition[i]! - condition[i - 1]!;
    // Rows beyond an end of the process stand at the end, more than one of them.
    const same = [inputScale, skip, outScale].every((column) => column[i] === column[i - 1]);
    if (!(falling ? gap < 0 : gap > 0) && !(gap === 0 && same)) {
      throw new RangeError(
        `${where}: condition must be strictly monotone, as skip, inputScale or outScale depend on it; element ${i} is ${condition[i]}`,
      );
    }
  }
  return { condition, inputScale, skip, outScale };
}

/**
 * The columns at any condition: those of a row at its condition, linear in the condition between two
 * rows, those of the nearer end outside.
 */
export function scaleAt(columns: Columns, condition: number): Scale {
  const { condition: known, inputScale, skip, outScale } = columns;
  const last = known.length - 1;
  const falling = known[0]! > known[last]!;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (falling ? known[middle]! >= condition : known[middle]! <= condition) low = middle;
    else high = middle;
  }
  const gap = known[high]! - known[low]!;
  const share = gap === 0 ? 0 : Math.min(Math.max((condition - known[low]!) / gap, 0), 1);
  const between = (column: Float64Array): number =>
    share === 0
      ? column[low]!
      : share === 1
        ? column[high]!
        : column[low]! + share * (column[high]! - column[low]!);
  return { inputScale: between(inputScale), skip: between(skip), outScale: between(outScale) };
}
