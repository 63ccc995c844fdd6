import { philox } from "@inkwash/random";
import { floor, slicedWasserstein, type Samples } from "@inkwash/stats";
import { describe, expect, test } from "vitest";

describe("floor(distance, draw)", () => {
  test("compares draws 0 and 1, 2 and 3, ...", () => {
    const asked: number[] = [];
    const found = floor(
      (x: number, y: number) => y * y - x * x,
      (k) => (asked.push(k), k),
      { repeats: 3 },
    );
    expect(asked).toEqual([0, 1, 2, 3, 4, 5]);
    expect(found).toEqual({ mean: 5, low: 1, high: 9, values: [1, 5, 9] });
  });

  test("of sliced Wasserstein falls about as n^(-1/2)", () => {
    const rng = philox(11);
    const at = (n: number): number =>
      floor(
        (x: Samples, y: Samples) => slicedWasserstein(x, y, { directions: 20, rng }),
        (k) => ({ data: rng.fork(k).fillNormal(new Float64Array(2 * n)), shape: [n, 2] }),
      ).mean;
    const ratio = at(250) / at(4000);
    expect(ratio).toBeGreaterThan(2.5);
    expect(ratio).toBeLessThan(6);
  });

  test("refuses repeats that are not positive integers and distances that are not finite", () => {
    expect(() =>
      floor(
        () => 1,
        () => 0,
        { repeats: 0 },
      ),
    ).toThrow(new RangeError("floor: repeats must be a positive integer; got 0"));
    expect(() =>
      floor(
        () => NaN,
        () => 0,
      ),
    ).toThrow("floor: distance must be finite; got NaN");
  });
});
