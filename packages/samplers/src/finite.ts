import type { Plan, Samples } from "./types.ts";

/** Refuses NaN and infinities, naming the step that they appear at. */
export function checkFinite(x: Samples, what: string, plan: Plan, step: number): void {
  const { data } = x;
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (value - value !== 0) {
      throw new Error(
        `${plan.name}: ${what} of step ${step} (of ${plan.steps}, condition ${plan.condition[step]}) has ${value} at element ${i}; samples made from it would be worthless`,
      );
    }
  }
}
