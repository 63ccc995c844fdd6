import { describe, expect, it } from "vitest";
import { scatterChart, type Samples } from "../src/index.ts";
import { ring } from "./data.ts";
import { all, classed, parse, pathPoints, type Node } from "./xml.ts";

const points = (...data: number[]): Samples => ({
  data: Float64Array.from(data),
  shape: [data.length / 2, 2],
});

const paths = (svg: string): Node[] =>
  all(classed(parse(svg), "dots")[0]!, (node) => node.name === "path");

/** Where the dots are, in pixels. */
const dots = (svg: string): [number, number][] =>
  paths(svg).flatMap((node) =>
    [...node.attributes["d"]!.matchAll(/M(-?[\d.]+) (-?[\d.]+)h0/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as [number, number],
    ),
  );

const rectangle = (svg: string): number[] =>
  ["x", "y", "width", "height"].map((key) =>
    Number(classed(parse(svg), "plane")[0]!.attributes[key]),
  );

describe("scatterChart(points, options)", () => {
  it("puts every point where its axes say, y upwards", () => {
    const svg = scatterChart(points(0, 0, 1, 2, 2, 4), {
      equal: false,
      x: { domain: [0, 2] },
      y: { domain: [0, 4] },
    });
    const [left, top, width, height] = rectangle(svg) as [number, number, number, number];
    const expected = [
      [left, top + height],
      [left + width / 2, top + height / 2],
      [left + width, top],
    ];
    dots(svg).forEach(([x, y], i) => {
      expect(Math.abs(x - expected[i]![0]!)).toBeLessThanOrEqual(0.051);
      expect(Math.abs(y - expected[i]![1]!)).toBeLessThanOrEqual(0.051);
    });
  });

  it("draws one unit equally long on both axes", () => {
    const [a, b, c] = dots(scatterChart(points(0, 0, 1, 0, 0, 1))) as [
      [number, number],
      [number, number],
      [number, number],
    ];
    expect(b[0] - a[0]).toBeCloseTo(a[1] - c[1], 0);
    const [p, q, r] = dots(
      scatterChart(points(0, 0, 1, 0, 0, 1), { equal: false }),
    ) as (typeof a)[];
    expect(Math.abs(q![0]! - p![0]! - (p![1]! - r![1]!))).toBeGreaterThan(10);
  });

  it("draws all of 1,500 points, dealt to layers so that they darken each other", () => {
    const svg = scatterChart(ring(1500));
    expect(dots(svg)).toHaveLength(1500);
    expect(paths(svg)).toHaveLength(8);
    const group = classed(parse(svg), "dots")[0]!;
    expect(group.attributes).toMatchObject({
      "stroke-linecap": "round",
      "stroke-width": "3.2",
      "stroke-opacity": "0.6",
    });
  });

  it("colours points by their values, equal values alike", () => {
    const svg = scatterChart(points(0, 0, 1, 1, 2, 2, 3, 3), { values: [5, 5, 7, 9] });
    expect(new Set(paths(svg).map((node) => node.attributes["stroke"])).size).toBe(3);
    const constant = scatterChart(points(0, 0, 1, 1), { values: [5, 5] });
    expect(new Set(paths(constant).map((node) => node.attributes["stroke"])).size).toBe(1);
  });

  it("joins a curve in the order of its points, and makes room for it", () => {
    const svg = scatterChart(points(0, 0), { curve: points(-3, 0, 0, 3, 3, 0) });
    const d = classed(parse(svg), "curve")[0]!.attributes["d"]!;
    const [left, top, width, height] = rectangle(svg) as [number, number, number, number];
    expect(pathPoints(d)).toHaveLength(3);
    for (const [x, y] of pathPoints(d)) {
      expect(x).toBeGreaterThanOrEqual(left);
      expect(x).toBeLessThanOrEqual(left + width);
      expect(y).toBeGreaterThanOrEqual(top);
      expect(y).toBeLessThanOrEqual(top + height);
    }
  });

  it("takes no points, one point, and points that are all the same", () => {
    expect(dots(scatterChart(points()))).toEqual([]);
    for (const svg of [scatterChart(points(4, 5)), scatterChart(points(1e9, 0, 1e9, 0))]) {
      const [left, top, width, height] = rectangle(svg) as [number, number, number, number];
      expect(dots(svg)[0]![0]).toBeCloseTo(left + width / 2, 0);
      expect(Math.abs(dots(svg)[0]![1] - (top + height / 2))).toBeLessThan(height / 4);
    }
  });

  it.each([
    [
      () => scatterChart({ data: new Float32Array(3), shape: [3, 1] }),
      "scatterChart: points must have shape [n, 2] and 2 n elements; got [3, 1] and 3",
    ],
    [() => scatterChart({ data: new Float32Array(3), shape: [2, 2] }), "got [2, 2] and 3"],
    [() => scatterChart(points(1, NaN)), "scatterChart: points must be finite; got NaN at index 1"],
    [() => scatterChart(points(1, 2), { values: [] }), "values must have length 1; got 0"],
    [() => scatterChart(points(1, 2), { values: [NaN] }), "values must be finite"],
    [() => scatterChart(points(1, 2), { radius: 0 }), "radius must be a positive number; got 0"],
    [() => scatterChart(points(1, 2), { opacity: 2 }), "opacity must be in (0, 1]; got 2"],
    [() => scatterChart(points(1, 2), { curve: points(NaN, 1) }), "curve must be finite"],
  ])("refuses %s", (draw, message) => {
    expect(draw).toThrow(message);
  });
});
