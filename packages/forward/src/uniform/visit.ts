import { exp, log } from "@inkwash/special";
import { normalInterval } from "../normal-interval.ts";
import type { PiecewiseUniform } from "./law.ts";

/** What is found at one point of a noised piecewise uniform law. */
export interface Visit {
  /** ln q(x), finite however far out. */
  readonly logDensity: number;
  /** The derivative of ln q at x. */
  readonly score: number;
}

/** Looks at the point x of a law whose noise has the standard deviation `deviation` > 0. */
export function visit(law: PiecewiseUniform, deviation: number, x: number): Visit {
  const parts = law.weights.flatMap((weight, k) => {
    if (weight === 0) return [];
    const [low, high] = law.intervals[k]!;
    const far = (x - low) / deviation;
    const near = (x - high) / deviation;
    const width = (high - low) / deviation;
    // The noise's density, averaged over where in the interval x may have come from.
    const { logMean, mean } = normalInterval(near, far, width);
    return [{ logDensity: log(weight) - log(deviation) + logMean, score: -mean / deviation }];
  });
  const top = Math.max(...parts.map((part) => part.logDensity));
  if (top === -Infinity) return { logDensity: top, score: 0 };
  let sum = 0;
  let score = 0;
  for (const part of parts) {
    const share = exp(part.logDensity - top);
    sum += share;
    score += share * part.score;
  }
  return { logDensity: top + log(sum), score: score / sum };
}
