import "@inkwash/matchers";
import golden from "@inkwash/golden/numpy_histogram.json" with { type: "json" };
import { histogram, histogram2d, sparseHistogram2d } from "@inkwash/stats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findByEdges } from "../src/descriptive/cells.ts";

describe("histogram(values)", () => {
  test("counts as NumPy does: half-open bins, the last closed, the same edges to the bit", () => {
    for (const { values, bins, edges, counts, density, ...rest } of golden.cases) {
      const range = "range" in rest ? (rest.range as [number, number]) : undefined;
      const weights = "weights" in rest ? rest.weights : undefined;
      const list = "single" in rest ? Float32Array.from(values) : values;
      const found = histogram(list, { bins, range, weights });
      expect(found.edges).toEqual(edges);
      if (weights === undefined) expect(found.counts).toEqual(counts);
      else expect(found.counts).toBeAllClose(counts, { rtol: 1e-14 });
      expect(found.density).toBeAllClose(density, { rtol: "single" in rest ? 1e-6 : 1e-14 });
    }
  });

  test("finds the number of bins by NumPy's rules, and Knuth's by his formula", () => {
    for (const { values, edges, ranged, knuth } of golden.rules) {
      for (const bins of ["auto", "freedman-diaconis", "scott", "sturges"] as const) {
        expect(histogram(values, { bins }).edges, bins).toEqual(edges[bins]);
        expect(histogram(values, { bins, range: [-2, 3] }).edges, bins).toEqual(ranged[bins]);
      }
      expect(histogram(values, { bins: "knuth" }).counts.length).toBe(knuth);
    }
    expect(histogram([], { bins: "scott", range: [0, 1] }).counts).toEqual([0]);
  });

  test("leaves weights of 0 out and counts the weight outside", () => {
    const options = { bins: [0, 1, 2], weights: [1, 0, 2.5, 4] };
    expect(histogram([0.5, 0.6, 1.5, 3], options)).toEqual({
      edges: [0, 1, 2],
      counts: [1, 2.5],
      density: [1 / 3.5, 2.5 / 3.5],
      outside: 4,
    });
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
    expect(() => histogram([1, 2], { bins: 1e7, range: [1, 1 + 1e-12] })).toThrow("too many");
    expect(() => histogram([1], { bins: [-1e308, 1e308] })).toThrow("must be finite");
    expect(() => histogram([1, 2], { weights: [1] })).toThrow(TypeError);
    expect(() => histogram([1, 2], { weights: [1, -1] })).toThrow("finite and >= 0; got -1");
    expect(() => histogram([1, 2], { bins: "auto", weights: [1, 1] })).toThrow(TypeError);
    // @ts-expect-error: no such rule
    expect(() => histogram([1, 2], { bins: "many" })).toThrow("unknown rule");
  });
});

describe("histogram2d(x, y)", () => {
  test("counts as NumPy does, weighted too, and the sparse one has the same cells", () => {
    for (const { x, y, counts, xEdges, yEdges, ...rest } of golden.grids) {
      const bins = rest.bins as number | [number, number];
      const range =
        "range" in rest ? (rest.range as [[number, number], [number, number]]) : undefined;
      const weights = "weights" in rest ? rest.weights : undefined;
      const found = histogram2d(x, y, { bins, range, weights });
      expect([...found.counts]).toBeAllClose(counts, { rtol: 1e-14 });
      expect([...found.xEdges]).toEqual(xEdges);
      expect([...found.yEdges]).toEqual(yEdges);
      if (weights !== undefined) continue;
      const sparse = sparseHistogram2d(x, y, { bins, range });
      const dense = new Float64Array(sparse.size);
      sparse.cells.forEach((cell, k) => (dense[cell] = sparse.counts[k]!));
      expect([...dense]).toEqual(counts);
      expect(sparse.outside).toBe(found.outside);
    }
  });
});

describe("cells", () => {
  test("are those of a plain search, for any edges and numbers", () => {
    const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(
        fc.uniqueArray(number, { minLength: 2, maxLength: 40 }),
        fc.array(number),
        (borders, values) => {
          const edges = Float64Array.from(borders).sort();
          const last = edges.length - 1;
          const x = Float64Array.from([...values, ...edges]);
          const plain = Array.from(x, (v) => {
            if (v < edges[0]! || v > edges[last]!) return -1;
            return Math.min(
              last - 1,
              edges.findLastIndex((e) => e <= v),
            );
          });
          expect([...findByEdges(edges)(x)]).toEqual(plain);
        },
      ),
      { seed: 2, numRuns: 300 },
    );
  });
});
