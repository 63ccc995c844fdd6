import type { Plan, Samples } from "./types.ts";

/**
 * Refuses NaN and infinities in the state after a step, naming the step. What is not finite in a
 * prediction is not finite in the state after it, so one look is enough; the prediction is looked at
 * to tell who is to blame.
 */
export function checkFinite(next: Samples, prediction: Samples, plan: Plan, step: number): void {
  if (firstNotFinite(next.data) === -1) return;
  const culprit = firstNotFinite(prediction.data) === -1 ? next : prediction;
  const what = culprit === prediction ? "the prediction of" : "the state after";
  const at = firstNotFinite(culprit.data);
  throw new Error(
    `${plan.name}: ${what} step ${step} (of ${plan.steps}, condition ${plan.condition[step]}) has ${culprit.data[at]} at element ${at}; samples made from it would be worthless`,
  );
}

function firstNotFinite(data: Float32Array | Float64Array): number {
  for (let i = 0; i < data.length; i++) {
    if (data[i]! - data[i]! !== 0) return i;
  }
  return -1;
}
