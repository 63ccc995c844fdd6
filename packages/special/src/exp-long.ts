import { exp } from "./exp.ts";

/** e^(high + low), where `low` is below the last bit of `high`. */
export function expLong(high: number, low: number): number {
  const power = exp(high);
  return power < Infinity ? power + power * low : power;
}
