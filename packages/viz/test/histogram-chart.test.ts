import { describe, expect, it } from "vitest";
import { histogramChart } from "../src/index.ts";
import { normals } from "./data.ts";
import { classed, parse, type Node } from "./xml.ts";

/** The bars as [left, right, bottom, top] in pixels. */
function bars(svg: string): number[][] {
  const d = classed(parse(svg), "bars")[0]?.attributes["d"] ?? "";
  return [...d.matchAll(/M([\d.]+) ([\d.]+)V([\d.]+)H([\d.]+)V([\d.]+)Z/g)].map(
    ([, x0, y0, y1, x1, y2]) => {
      expect(y2).toBe(y0);
      return [Number(x0), Number(x1), Number(y0), Number(y1)];
    },
  );
}

const rectangle = (svg: string): number[] => {
  const node: Node = classed(parse(svg), "plane")[0]!;
  return ["x", "y", "width", "height"].map((key) => Number(node.attributes[key]));
};

describe("histogramChart(data, options)", () => {
  it("draws bars between the edges whose heights are count / (total width)", () => {
    const edges = [0, 1, 3, 4];
    const counts = [2, 4, 2];
    const svg = histogramChart({ edges, counts }, { y: { domain: [0, 0.5] } });
    const [left, top, width, height] = rectangle(svg) as [number, number, number, number];
    const density = [2 / 8, 4 / 8 / 2, 2 / 8];
    bars(svg).forEach(([from, to, bottom, up], i) => {
      expect(from).toBeCloseTo(left + (width * edges[i]!) / 4, 1);
      expect(to).toBeCloseTo(left + (width * edges[i + 1]!) / 4, 1);
      expect(bottom).toBeCloseTo(top + height, 1);
      expect(up).toBeCloseTo(top + height * (1 - density[i]! / 0.5), 1);
    });
    expect(bars(svg)).toHaveLength(3);
  });

  it("keeps the counts where they are asked for", () => {
    const svg = histogramChart(
      { edges: [0, 1, 2], counts: [3, 6] },
      { bars: "count", y: { domain: [0, 6] } },
    );
    const [, top, , height] = rectangle(svg) as [number, number, number, number];
    expect(bars(svg).map((bar) => bar[3])).toEqual([top + height / 2, top]);
  });

  it("counts values itself, and draws the same as from their counts", () => {
    const z = normals();
    const values = Float32Array.from({ length: 500 }, z);
    const edges = Array.from({ length: 11 }, (_, i) => -5 + i);
    const counts = edges
      .slice(1)
      .map((edge, i) => values.filter((v) => v >= edges[i]! && v < edge).length);
    const x = { domain: [-5, 5] } as const;
    const counted = bars(histogramChart({ edges, counts }, { x }));
    expect(bars(histogramChart(values, { bins: 10, x }))).toEqual(counted);
  });

  it("starts at 0 and reaches over the bars and the curves", () => {
    const svg = histogramChart([1, 2, 2, 3], {
      bins: 3,
      curves: [{ x: [1, 2, 3], y: [0, 2.9, 0] }],
    });
    const ticks = classed(parse(svg), "y-ticks")[0]!.children as Node[];
    expect(ticks[0]!.children).toEqual(["0.0"]);
    expect(ticks.at(-1)!.children).toEqual(["3.0"]);
    expect(classed(parse(svg), "series")).toHaveLength(1);
  });

  it("draws nothing for nothing, one bar for a constant", () => {
    expect(bars(histogramChart([]))).toHaveLength(0);
    expect(bars(histogramChart([2, 2, 2]))).toHaveLength(1);
    expect(bars(histogramChart([0]))).toHaveLength(1);
    expect(bars(histogramChart({ edges: [0, 1], counts: [0] }))).toHaveLength(0);
  });

  it.each([
    [() => histogramChart([1, NaN]), "histogramChart: values must be finite; got NaN at index 1"],
    [
      () => histogramChart([1], { bins: 0 }),
      "histogramChart: bins must be a positive integer; got 0",
    ],
    [() => histogramChart([1], { bins: 1.5 }), "bins must be a positive integer; got 1.5"],
    [() => histogramChart({ edges: [0], counts: [1] }), "edges must have length 2; got 1"],
    [() => histogramChart({ edges: [1, 0], counts: [1] }), "edges must ascend; got 1 before 0"],
    [
      () => histogramChart([1], { bars: "area" as "count" }),
      'bars must be "density" or "count"; got "area"',
    ],
    [() => histogramChart([1], { curves: [{ x: [1], y: [NaN] }] }), "curves[0].y must be finite"],
  ])("refuses %s", (draw, message) => {
    expect(draw).toThrow(message);
  });
});
