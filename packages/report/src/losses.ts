/** The losses of consecutive steps, together. */
export interface Bin {
  /** The step in the middle, counted from 1. */
  readonly step: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** A loss curve of bounded size, however long training takes. */
export interface Losses {
  /** Takes the losses of the next steps. */
  add(losses: ArrayLike<number>): void;
  /** Steps per bin, a power of two. */
  readonly width: number;
  readonly bins: Bin[];
}

const most = 256;

/** Bins that pair up, twice as wide each time, whenever there are more than 256. */
export function createLosses(): Losses {
  let width = 1;
  let sums: number[] = [];
  let lows: number[] = [];
  let highs: number[] = [];
  let count = 0;
  const paired = (values: readonly number[], join: (a: number, b: number) => number): number[] =>
    values.flatMap((value, i) => (i % 2 === 0 ? [join(value, values[i + 1]!)] : []));
  const one = (loss: number): void => {
    if (count === most * width) {
      sums = paired(sums, (a, b) => a + b);
      lows = paired(lows, Math.min);
      highs = paired(highs, Math.max);
      width *= 2;
    }
    const bin = Math.floor(count / width);
    sums[bin] = (sums[bin] ?? 0) + loss;
    lows[bin] = Math.min(lows[bin] ?? loss, loss);
    highs[bin] = Math.max(highs[bin] ?? loss, loss);
    count++;
  };
  return {
    add(losses: ArrayLike<number>): void {
      for (let i = 0; i < losses.length; i++) one(losses[i]!);
    },
    get width(): number {
      return width;
    },
    get bins(): Bin[] {
      return sums.map((sum, bin) => {
        const from = bin * width;
        const size = Math.min(count, from + width) - from;
        const [low, high] = [lows[bin]!, highs[bin]!];
        return { step: from + (size + 1) / 2, mean: sum / size, low, high };
      });
    },
  };
}
