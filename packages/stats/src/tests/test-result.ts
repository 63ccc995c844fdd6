/** What a test found. */
export interface TestResult {
  /** The statistic. */
  readonly statistic: number;
  /** How often the null hypothesis gives a statistic as extreme or more, in [0, 1]. */
  readonly pValue: number;
  /** How the p-value was computed, and so how far to trust it. */
  readonly method: string;
  /** How many values, or samples. */
  readonly n: number;
}

/** What a test of two sets found. */
export interface TwoSampleTest extends TestResult {
  /** How many there are in the second set. */
  readonly m: number;
}

/** Refuses fewer values than a test needs, and those that are all equal. */
export function checkSpread(name: string, sorted: ArrayLike<number>, least: number): void {
  const n = sorted.length;
  if (n < least) throw new RangeError(`${name}: at least ${least} values are needed; got ${n}`);
  if (sorted[0] === sorted[n - 1]) {
    throw new RangeError(`${name}: values must not all be equal; got ${n} times ${sorted[0]}`);
  }
}
