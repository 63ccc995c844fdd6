import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { checkHistogram, densityOf, histogramOf } from "../src/histogram.ts";
import { normals } from "./data.ts";

describe("histogramOf(values, bins, range)", () => {
  it("counts what lies between the edges, the last bin closed, and leaves out what is beyond", () => {
    const { edges, counts } = histogramOf("h", [-1, 0, 0.24, 0.25, 0.5, 0.99, 1, 1.01], 4, [0, 1]);
    expect([...(edges as Float64Array)]).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect([...(counts as Float64Array)]).toEqual([2, 1, 1, 2]);
  });

  it("agrees with the definition, bin by bin, for any values and edges", () => {
    const number = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(number, { maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        number,
        number,
        (values, bins, a, b) => {
          fc.pre(Math.abs(a - b) > 1e-6);
          const range = a < b ? ([a, b] as const) : ([b, a] as const);
          const { edges, counts } = histogramOf("h", [...values, ...range], bins, range);
          for (let i = 0; i < bins; i++) {
            const inside = [...values, ...range].filter(
              (value) =>
                value >= edges[i]! &&
                (i === bins - 1 ? value <= edges[bins]! : value < edges[i + 1]!),
            );
            expect(counts[i]).toBe(inside.length);
          }
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it("puts values on a computed edge into the bin that begins there", () => {
    const { edges } = histogramOf("h", [], 49, [0.1, 0.7]);
    const { counts } = histogramOf("h", Array.from(edges), 49, [0.1, 0.7]);
    expect([...(counts as Float64Array)]).toEqual([...Array.from({ length: 48 }, () => 1), 2]);
  });
});

describe("densityOf(histogram, total)", () => {
  it("has areas that sum to 1, also for bins of different widths", () => {
    const z = normals();
    const values = Float64Array.from({ length: 1000 }, z);
    const edges = [-6, -1, -0.5, 0, 3, 6];
    const counts = edges
      .slice(1)
      .map((edge, i) => values.filter((v) => v >= edges[i]! && v < edge).length);
    const density = densityOf({ edges, counts }, 1000);
    const area = density.reduce((sum, d, i) => sum + d * (edges[i + 1]! - edges[i]!), 0);
    expect(area).toBeCloseTo(1, 12);
  });

  it("is 0 where there are no values", () => {
    expect([...densityOf({ edges: [0, 1], counts: [0] }, 0)]).toEqual([0]);
  });
});

describe("checkHistogram(histogram)", () => {
  it("refuses what is not a histogram", () => {
    expect(() => checkHistogram("h", { edges: [0, 1], counts: [1, 2] })).toThrow(
      "h: edges must have length 3; got 2",
    );
    expect(() => checkHistogram("h", { edges: [0, 0], counts: [1] })).toThrow(
      "h: edges must ascend; got 0 before 0",
    );
    expect(() => checkHistogram("h", { edges: [0, 1], counts: [-1] })).toThrow(
      "must not be negative",
    );
    expect(() => checkHistogram("h", { edges: [0, NaN], counts: [1] })).toThrow(
      "edges must be finite; got NaN at index 1",
    );
  });
});
