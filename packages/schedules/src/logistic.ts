import { exp, log1p } from "@inkwash/special";

/** 1 / (1 + exp(-x)), in [0, 1], without cancellation at either end. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** ln(1 / (1 + exp(-x))), in [-Infinity, 0]. */
export function logLogistic(x: number): number {
  return x >= 0 ? -log1p(exp(-x)) : x - log1p(exp(x));
}
