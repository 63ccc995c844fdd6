import type { ConstantRate } from "./constant-rate.ts";
import type { CosineRate } from "./cosine-rate.ts";
import type { LinearRate } from "./linear-rate.ts";
import type { OneCycleRate } from "./one-cycle-rate.ts";

/** Another rate, held down at the start. */
export interface WarmUpRate {
  /** Names the form. */
  readonly kind: "warm-up";
  /** The number of steps of the rise, a positive integer. */
  readonly steps: number;
  /** The rate that is reached. */
  readonly of: LearningRate;
}

/** How the learning rate goes with the step, as plain data. */
export type LearningRate = ConstantRate | LinearRate | CosineRate | OneCycleRate | WarmUpRate;
