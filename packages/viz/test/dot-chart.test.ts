import { describe, expect, it } from "vitest";
import { dotChart } from "../src/index.ts";
import { all, classed, parse, textOf } from "./xml.ts";

const number = (text: string | undefined): number => Number(text);

describe("dotChart(metrics, options)", () => {
  const svg = dotChart(
    [
      { label: "a", value: 0.5, floor: [0.1, 0.3] },
      { label: "b", value: 1 },
      { label: "c", value: 0.25, floor: 0.25 },
    ],
    { x: { domain: [0, 1] } },
  );
  const root = parse(svg);
  const ticks = all(classed(root, "x-ticks")[0]!, (node) => node.name === "text");
  const zero = number(ticks.find((tick) => textOf(tick) === "0.0")!.attributes["x"]);
  const one = number(ticks.find((tick) => textOf(tick) === "1.0")!.attributes["x"]);
  const place = (value: number): number => zero + (one - zero) * value;

  it("puts every dot at its value on the axis, one row below the other", () => {
    const dots = classed(root, "value");
    expect(dots.map((dot) => number(dot.attributes["cx"]))).toEqual(
      [0.5, 1, 0.25].map((v) => expect.closeTo(place(v), 1)),
    );
    const [first, second, third] = dots.map((dot) => number(dot.attributes["cy"]));
    expect(third! - second!).toBeCloseTo(second! - first!, 1);
    expect(second! - first!).toBeGreaterThan(18);
  });

  it("draws the floor behind it: a range, or a line", () => {
    const [range, line] = classed(root, "floor");
    expect(number(range!.attributes["x"])).toBeCloseTo(place(0.1) - 1.5, 1);
    expect(number(range!.attributes["width"])).toBeCloseTo(place(0.3) - place(0.1) + 3, 1);
    expect(number(line!.attributes["width"])).toBeCloseTo(3, 5);
    expect(classed(root, "floor")).toHaveLength(2);
  });

  it("writes the values, and has a legend only where there is a floor", () => {
    const texts = all(root, (node) => node.name === "text").map(textOf);
    for (const text of ["0.5", "1", "0.25", "value", "floor"]) expect(texts).toContain(text);
    expect(dotChart([{ label: "a", value: 1 }])).not.toContain("floor");
  });

  it("grows with the number of rows, and includes 0 on its axis", () => {
    const heightOf = (rows: number) =>
      Number(
        parse(
          dotChart(Array.from({ length: rows }, (_, i) => ({ label: `m${i}`, value: 5 + i }))),
        ).attributes["viewBox"]!.split(" ")[3],
      );
    expect(heightOf(20) - heightOf(10)).toBe(300);
    expect(textOf(classed(parse(dotChart([{ label: "a", value: 7 }])), "x-ticks")[0]!)).toMatch(
      /^0/,
    );
  });

  it.each([
    [() => dotChart([]), "dotChart: at least one metric is needed; got 0"],
    [() => dotChart([{ label: "a", value: NaN }]), "metrics[0].value must be finite; got NaN"],
    [
      () => dotChart([{ label: "a", value: 1, floor: [2, 1] }]),
      "metrics[0].floor must ascend; got [2, 1]",
    ],
    [
      () => dotChart([{ label: "a", value: 1, floor: Infinity }]),
      "metrics[0].floor must be finite",
    ],
    [
      () => dotChart([{ label: "a".repeat(99), value: 1 }]),
      "the labels leave no room for the dots",
    ],
    [
      () => dotChart([{ label: "a", value: 0 }], { x: { scale: "log" } }),
      "a log axis needs values above 0",
    ],
  ])("refuses %s", (draw, message) => {
    expect(draw).toThrow(message);
  });
});
