import * as z from "zod";

/** An integer in [1, max]. */
export function positiveInteger(max: number): z.ZodNumber {
  return z.int().min(1).max(max);
}

/** A number in [0, 1]. */
export function fraction(): z.ZodNumber {
  return z.number().min(0).max(1);
}
