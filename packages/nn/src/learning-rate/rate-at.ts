import { cosineAt } from "./cosine-rate.ts";
import type { LearningRate } from "./learning-rate.ts";
import { linearAt } from "./linear-rate.ts";
import { oneCycleAt } from "./one-cycle-rate.ts";

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
