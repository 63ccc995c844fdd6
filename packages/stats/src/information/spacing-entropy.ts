import { log } from "@inkwash/special";
import { checkCount, finiteCopy } from "../check.ts";
import type { Estimate } from "./estimate.ts";

/** What {@link spacingEntropy} is told. */
export interface SpacingOptions {
  /** How many places the spacings reach, in [1, n / 2). @defaultValue floor(sqrt(n) + 1/2), as SciPy */
  readonly window?: number | undefined;
}

/**
 * Vasicek's estimate of the differential entropy of numbers, by their spacings.
 *
 * (1/n) sum_i ln(n (x_(i+m) - x_(i-m)) / (2 m)), places beyond the ends cut off. Too small by a bias
 * that falls slowly with n.
 *
 * @param values - At least five finite numbers, or more than twice a given window.
 * @param options - See {@link SpacingOptions}.
 * @returns Nats; ties over a whole window are refused, since the spacing is 0.
 * @throws TypeError if there are no values; RangeError if they are too few, tied or not finite.
 * @see {@link https://doi.org/10.1111/j.2517-6161.1976.tb01566.x | Vasicek (1976)}
 */
export function spacingEntropy(values: ArrayLike<number>, options: SpacingOptions = {}): Estimate {
  const name = "spacingEntropy";
  const sorted = finiteCopy(name, "values", values).sort();
  const n = sorted.length;
  const { window = Math.floor(Math.sqrt(n) + 0.5) } = options;
  checkCount(name, "window", window);
  if (!(2 * window < n)) {
    throw new RangeError(`${name}: window must be below n / 2 = ${n / 2}; got ${window}`);
  }
  let value = 0;
  for (let i = 0; i < n; i++) {
    const gap = sorted[Math.min(n - 1, i + window)]! - sorted[Math.max(0, i - window)]!;
    if (gap === 0)
      throw new RangeError(`${name}: ${2 * window + 1} values are tied at ${sorted[i]}`);
    value += log((n * gap) / (2 * window)) / n;
  }
  return { value, bounds: [-Infinity, Infinity], method: "Vasicek", n };
}
