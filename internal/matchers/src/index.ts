import { expect } from "vitest";
import { firstFar, type Tolerance } from "./close.ts";

export { ulps32, ulps64 } from "./ulps.ts";
export type { Tolerance } from "./close.ts";

expect.extend({
  toBeAllClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: Tolerance = {}) {
    const problem = firstFar(actual, expected, tolerance);
    return {
      pass: problem === undefined,
      message: () => problem ?? "expected the arrays to differ beyond the tolerance",
    };
  },
});

declare module "vitest" {
  interface Matchers<R, T> {
    /** |actual - expected| <= atol + rtol * |expected|, element by element; NaN is close to nothing. */
    toBeAllClose(expected: ArrayLike<number>, tolerance?: Tolerance): R;
  }
}
