import type { ConstantRate } from "./constant-rate.ts";
import { cosineAt, type CosineRate } from "./cosine-rate.ts";
import { linearAt, type LinearRate } from "./linear-rate.ts";
import { oneCycleAt, type OneCycleRate } from "./one-cycle-rate.ts";
import type { WarmUpRate } from "./warm-up.ts";

/** How the learning rate goes with the step, as plain data. */
export type LearningRate = ConstantRate | LinearRate | CosineRate | OneCycleRate | WarmUpRate;

/** The learning rate of step k = 0, 1, ... */
export function rateAt(learningRate: LearningRate, k: number): number {
  switch (learningRate.kind) {
    case "constant":
      return learningRate.rate;
    case "linear":
      return linearAt(learningRate, k);
    case "cosine":
      return cosineAt(learningRate, k);
    case "one-cycle":
      return oneCycleAt(learningRate, k);
    case "warm-up": {
      const { steps, of } = learningRate;
      return rateAt(of, k) * Math.min((k + 1) / steps, 1);
    }
  }
}
