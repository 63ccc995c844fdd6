import type { Prediction } from "@inkwash/schedules";

/** All kinds of prediction, for checks and messages. */
export const PREDICTIONS: readonly Prediction[] = ["epsilon", "x0", "v", "score", "flow"];

/** Whether x and a prediction determine the data: not epsilon or score where signal is 0. */
export function tellsData(predicts: Prediction, signal: number): boolean {
  return signal > 0 || (predicts !== "epsilon" && predicts !== "score");
}

/** Whether x and a prediction determine the noise: not x0 or score where noise is 0. */
export function tellsNoise(predicts: Prediction, noise: number): boolean {
  return noise > 0 || (predicts !== "x0" && predicts !== "score");
}
