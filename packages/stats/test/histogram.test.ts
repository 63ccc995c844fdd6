import "@inkwash/matchers";
import golden from "@inkwash/golden/numpy_histogram.json" with { type: "json" };
import { histogram } from "@inkwash/stats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

describe("histogram(values)", () => {
  test("counts as NumPy does: half-open bins, the last closed, the same edges to the bit", () => {
    for (const { values, bins, edges, counts, density, ...rest } of golden.cases) {
      const range = "range" in rest ? (rest.range as [number, number]) : undefined;
      const found = histogram(values, { bins, range });
      expect(found.counts).toEqual(counts);
      expect(found.edges).toEqual(edges);
      expect(found.density).toBeAllClose(density, { rtol: 1e-15 });
    }
  });

  test("counts every value once, inside or outside, and its bars have area 1", () => {
    const values = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 30 }), (list, bins) => {
        const { edges, counts, density, outside } = histogram(list, { bins, range: [-5, 6] });
        const counted = counts.reduce((a, b) => a + b, 0);
        expect(counted + outside).toBe(list.length);
        const area = density.reduce((sum, v, k) => sum + v * (edges[k + 1]! - edges[k]!), 0);
        expect(area).toBeCloseTo(counted > 0 ? 1 : 0, 12);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("leaves infinities outside, and is all 0 where nothing was counted", () => {
    const options = { bins: 2, range: [0, 1] } as const;
    expect(histogram([-Infinity, 0.2, Infinity], options)).toMatchObject({
      counts: [1, 0],
      outside: 2,
    });
    expect(histogram([], options)).toMatchObject({ counts: [0, 0], density: [0, 0] });
  });

  test("refuses NaN, bad bins and ranges, and infinities without a range", () => {
    expect(() => histogram([0, NaN])).toThrow(
      "histogram: values must be numbers; got NaN at index 1",
    );
    expect(() => histogram([1], { bins: 0 })).toThrow(
      new RangeError("histogram: bins must be a positive integer; got 0"),
    );
    expect(() => histogram([1], { bins: [0, 0, 1] })).toThrow("edges must be at least 2");
    expect(() => histogram([1], { bins: [1] })).toThrow(RangeError);
    expect(() => histogram([1], { range: [1, 1] })).toThrow("range must be finite and ascending");
    expect(() => histogram([1], { bins: [0, 1], range: [0, 1] })).toThrow(TypeError);
    expect(() => histogram([1, Infinity])).toThrow("got extremes 1 and Infinity");
    expect(() => histogram([])).toThrow(RangeError);
  });
});
