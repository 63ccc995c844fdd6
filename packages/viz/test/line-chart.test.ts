import { describe, expect, it } from "vitest";
import { lineChart } from "../src/index.ts";
import { all, classed, parse, pathPoints, textOf, type Node } from "./xml.ts";

const numbers = (node: Node, ...keys: string[]): number[] =>
  keys.map((key) => Number(node.attributes[key]));
const series = (svg: string): [number, number][][] =>
  classed(parse(svg), "series").map((node) => pathPoints(node.attributes["d"]!));

/** The rectangle of the plane: left, top, width, height. */
const plane = (svg: string): number[] =>
  numbers(classed(parse(svg), "plane")[0]!, "x", "y", "width", "height");

describe("lineChart(series, options)", () => {
  it("puts every point where its axes say", () => {
    const y = [3, 0, 8, 2.5, 10];
    const svg = lineChart([{ y }], { x: { domain: [-1, 5] }, y: { domain: [0, 10] } });
    const [left, top, width, height] = plane(svg) as [number, number, number, number];
    const expected = y.map((value, i) => [
      left + (width * (i + 1)) / 6,
      top + height * (1 - value / 10),
    ]);
    series(svg)[0]!.forEach(([px, py], i) => {
      expect(px).toBeCloseTo(expected[i]![0]!, 1);
      expect(py).toBeCloseTo(expected[i]![1]!, 1);
    });
    expect(series(svg)[0]).toHaveLength(5);
  });

  it("puts every point where log axes say", () => {
    const x = [1, 10, 100, 1000];
    const y = [1e-3, 1, 2e-5, 7];
    const axis = (domain: [number, number]) => ({ scale: "log", domain }) as const;
    const svg = lineChart([{ x, y }], { x: axis([1, 1000]), y: axis([1e-6, 10]) });
    const [left, top, width, height] = plane(svg) as [number, number, number, number];
    series(svg)[0]!.forEach(([px, py], i) => {
      expect(px).toBeCloseTo(left + (width * Math.log10(x[i]!)) / 3, 1);
      expect(py).toBeCloseTo(top + height * (1 - (Math.log10(y[i]!) + 6) / 7), 1);
    });
  });

  it("labels its ticks where their values are", () => {
    const svg = lineChart([{ y: [0, 1] }], { x: { domain: [0, 100] }, y: { domain: [-1, 1] } });
    const [left, top, width, height] = plane(svg) as [number, number, number, number];
    const ticks = (name: string) =>
      all(classed(parse(svg), name)[0]!, (node) => node.name === "text");
    for (const tick of ticks("x-ticks")) {
      expect(numbers(tick, "x")[0]).toBeCloseTo(left + (width * Number(textOf(tick))) / 100, 1);
    }
    for (const tick of ticks("y-ticks")) {
      const value = Number(textOf(tick).replace("−", "-"));
      expect(numbers(tick, "y")[0]! - 4.5).toBeCloseTo(top + (height * (1 - value)) / 2, 1);
    }
    expect(ticks("x-ticks").length).toBeGreaterThan(3);
    expect(ticks("y-ticks").length).toBeGreaterThan(2);
  });

  it("ends the x axis at the data, and rounds the y axis outwards", () => {
    const svg = lineChart([{ x: [3, 17], y: [0.13, 0.97] }]);
    const [left, , width] = plane(svg) as [number, number, number];
    expect(series(svg)[0]!.map(([px]) => px)).toEqual([left, left + width]);
    const labels = textOf(classed(parse(svg), "y-ticks")[0]!);
    expect(labels.startsWith("0.0")).toBe(true);
    expect(labels.endsWith("1.0")).toBe(true);
  });

  it("lists its series and bands in the legend, those that have a name", () => {
    const svg = lineChart([{ y: [1, 2], label: "a < b" }, { y: [2, 1] }], {
      bands: [{ low: 1, high: 1.5, label: "floor" }],
    });
    const root = parse(svg);
    const names = all(root, (node) => node.name === "text").map(textOf);
    expect(names.filter((name) => name === "a < b" || name === "floor")).toHaveLength(2);
    expect(classed(root, "series")).toHaveLength(2);
  });

  it("gives series their colours in order, or those that they ask for", () => {
    const colours = (chart: string) =>
      classed(parse(chart), "series").map((node) => node.attributes["stroke"]);
    const [a, b, c] = colours(lineChart([{ y: [1, 2] }, { y: [1, 2] }, { y: [1, 2], colour: 0 }]));
    expect(a).not.toBe(b);
    expect(c).toBe(a);
    expect(colours(lineChart([{ y: [1, 2], colour: 6 }]))).toEqual([a]);
  });

  it("draws bands over the whole width, or along their own x", () => {
    const svg = lineChart([{ y: [0, 4] }], {
      x: { domain: [0, 1] },
      y: { domain: [0, 4] },
      bands: [
        { low: 1, high: 2 },
        { x: [0, 0.5, 1], low: [0, 1, 2], high: [1, 2, 4] },
      ],
    });
    const [left, top, width, height] = plane(svg) as [number, number, number, number];
    const [flat, own] = classed(parse(svg), "band").map((node) =>
      pathPoints(node.attributes["d"]!),
    );
    const at = (x: number, y: number) => [left + width * x, top + height * (1 - y / 4)];
    const close = (points: [number, number][], expected: number[][]): void => {
      expect(points).toHaveLength(expected.length);
      points.forEach((point, i) => {
        expect(point[0]).toBeCloseTo(expected[i]![0]!, 1);
        expect(point[1]).toBeCloseTo(expected[i]![1]!, 1);
      });
    };
    close(flat!, [at(0, 2), at(1, 2), at(1, 1), at(0, 1)]);
    close(own!, [at(0, 1), at(0.5, 2), at(1, 4), at(1, 2), at(0.5, 1), at(0, 0)]);
  });

  it("escapes every text that it is given", () => {
    const evil = `<img src=x onerror="1">&'`;
    const svg = lineChart([{ y: [1, 2], label: evil }], {
      title: evil,
      description: evil,
      x: { label: evil },
      y: { label: evil },
      bands: [{ low: 0, high: 1, label: evil }],
      width: 900,
    });
    expect(svg).not.toContain("<img");
    const texts = all(parse(svg), (node) => ["text", "title", "desc"].includes(node.name)).map(
      textOf,
    );
    expect(texts.filter((text) => text === evil)).toHaveLength(7);
  });

  it("describes itself where nobody does", () => {
    const [title, description] = parse(lineChart([{ y: [1, 5] }])).children as Node[];
    expect(textOf(title!)).toBe("Line chart of 1 series: x from 0 to 1, y from 1 to 5");
    expect(textOf(description!)).toBe(textOf(title!));
  });

  it("shortens a title that has no room, and starts a new row for a long legend", () => {
    const long = "word ".repeat(40).trim();
    const texts = all(
      parse(lineChart([{ y: [1, 2] }], { title: long })),
      (node) => node.name === "text",
    );
    const head = texts.find((node) => node.attributes["font-weight"] === "600")!;
    expect(textOf(head).length).toBeLessThan(80);
    expect(textOf(head).endsWith("…")).toBe(true);
    const many = Array.from({ length: 9 }, (_, i) => ({
      y: [1, 2],
      label: `a rather long name ${i}`,
    }));
    const rows = all(
      parse(lineChart(many)),
      (node) => textOf(node).startsWith("a rather") && node.name === "text",
    );
    expect(new Set(rows.map((node) => node.attributes["y"])).size).toBeGreaterThan(2);
    for (const node of rows) expect(Number(node.attributes["x"])).toBeLessThan(466);
  });

  it("stays small for many points", () => {
    const y = Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 1000);
    expect(lineChart([{ y }]).length).toBeLessThan(60_000);
  });

  it("draws an empty plane for no series, and a dot for one point", () => {
    expect(classed(parse(lineChart([])), "plane")).toHaveLength(1);
    expect(classed(parse(lineChart([{ y: [] }])), "series")).toHaveLength(0);
    const [dot] = classed(parse(lineChart([{ y: [3] }])), "series");
    expect(dot!.attributes["stroke-linecap"]).toBe("round");
    expect(dot!.attributes["d"]).toMatch(/^M[\d.]+,[\d.]+Z$/);
  });

  it.each([
    [
      () => lineChart([{ y: [1, NaN] }]),
      "lineChart: series[0].y must be finite; got NaN at index 1",
    ],
    [() => lineChart([{ y: [1], x: [1, 2] }]), "lineChart: series[0].x must have length 1; got 2"],
    [
      () => lineChart([{ y: [1], x: [Infinity] }]),
      "series[0].x must be finite; got Infinity at index 0",
    ],
    [
      () => lineChart([{ y: [1] }, { y: [1], colour: -1 }]),
      "series[1].colour must be an integer >= 0; got -1",
    ],
    [() => lineChart([{ y: [1], opacity: 0 }]), "series[0].opacity must be in (0, 1]; got 0"],
    [
      () => lineChart([{ y: [0, 1] }], { y: { scale: "log" } }),
      "a log axis needs values above 0 (from 1e-300 on); got 0 on y",
    ],
    [
      () => lineChart([], { bands: [{ low: 1, high: [1] }] }),
      "bands[0] needs two numbers low and high, or three lists",
    ],
    [() => lineChart([], { bands: [{ low: [1], high: [1] }] }), "bands[0] needs two numbers"],
    [
      () => lineChart([], { bands: [{ x: [1], low: [1], high: [1, 2] }] }),
      "bands[0].high must have length 1; got 2",
    ],
    [
      () => lineChart([], { bands: [{ low: 1, high: NaN }] }),
      "bands[0].high must be finite; got NaN",
    ],
    [() => lineChart([], { width: 0 }), "lineChart: width must be a positive number; got 0"],
    [() => lineChart([], { height: NaN }), "lineChart: height must be a positive number; got NaN"],
    [
      () => lineChart([], { width: 100 }),
      "width and height must leave room for the chart; got 100 x 300",
    ],
    [
      () => lineChart([], { x: { domain: [2, 1] } }),
      "lineChart: x.domain must be finite and ascending; got [2, 1]",
    ],
  ])("refuses %s", (draw, message) => {
    expect(draw).toThrow(message);
  });
});
