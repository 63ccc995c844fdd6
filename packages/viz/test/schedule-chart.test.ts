import { describe, expect, it } from "vitest";
import { scheduleChart } from "../src/index.ts";
import { all, classed, parse, pathPoints, textOf } from "./xml.ts";

const constant = (label: string, beta: number, steps = 4) => {
  const alphaBar = Array.from({ length: steps }, (_, t) => (1 - beta) ** (t + 1));
  return {
    label,
    beta: alphaBar.map(() => beta),
    alphaBar,
    logSnr: alphaBar.map((bar) => Math.log(bar / (1 - bar))),
  };
};

const planes = (svg: string): number[][] =>
  classed(parse(svg), "plane").map((node) =>
    ["x", "y", "width", "height"].map((key) => Number(node.attributes[key])),
  );

describe("scheduleChart(schedules, options)", () => {
  it("stacks panels of beta, alphaBar and log-SNR in line", () => {
    const all3 = planes(scheduleChart([constant("a", 0.1)]));
    expect(all3).toHaveLength(3);
    expect(new Set(all3.map(([left]) => left)).size).toBe(1);
    expect(new Set(all3.map(([, , width]) => width)).size).toBe(1);
    for (let i = 1; i < 3; i++) {
      expect(all3[i]![1]).toBeGreaterThan(all3[i - 1]![1]! + all3[i - 1]![3]! + 12);
    }
  });

  it("draws alphaBar from 0 to 1 over the steps", () => {
    const one = { label: "a", alphaBar: [1, 0.25, 0.5, 0], logSnr: [Infinity, -1, 0, -Infinity] };
    const svg = scheduleChart([one]);
    const [left, top, width, height] = planes(svg)[0] as [number, number, number, number];
    const points = pathPoints(classed(parse(svg), "series")[0]!.attributes["d"]!);
    points.forEach(([x, y], t) => {
      expect(x).toBeCloseTo(left + (width * t) / 3, 1);
      expect(y).toBeCloseTo(top + height * (1 - one.alphaBar[t]!), 1);
    });
    expect(points).toHaveLength(4);
  });

  it("leaves the panel of beta out where no schedule has one, and infinite log-SNR out of its panel", () => {
    const one = { label: "a", alphaBar: [1, 0.5, 0.25, 0], logSnr: [Infinity, 3, 1, -Infinity] };
    const svg = scheduleChart([one]);
    expect(planes(svg)).toHaveLength(2);
    expect(pathPoints(classed(parse(svg), "series")[1]!.attributes["d"]!)).toHaveLength(2);
  });

  it("turns to a logarithmic beta where a schedule could not be seen, unless an axis is given", () => {
    const labels = (svg: string) => textOf(classed(parse(svg), "y-ticks")[0]!);
    const both = [constant("small", 1e-4), constant("large", 0.9)];
    expect(labels(scheduleChart(both))).toContain("10⁻⁴");
    expect(labels(scheduleChart(both, { beta: { scale: "linear" } }))).toMatch(/^0\.0/);
    expect(labels(scheduleChart([constant("a", 1e-3), constant("b", 5e-3)]))).toMatch(/^0\.000/);
    expect(labels(scheduleChart([constant("a", 0), constant("b", 0.9)]))).toMatch(/^0\.0/);
  });

  it("names every schedule once, and shows those of different lengths together", () => {
    const svg = scheduleChart([constant("first", 0.1, 10), constant("second", 0.2, 30)]);
    const names = all(parse(svg), (node) => node.name === "text").map(textOf);
    expect(names.filter((name) => name === "first" || name === "second")).toHaveLength(2);
    expect(classed(parse(svg), "series")).toHaveLength(6);
  });

  it("takes a schedule of one step", () => {
    expect(classed(parse(scheduleChart([constant("one", 0.5, 1)])), "series")).toHaveLength(3);
  });

  it.each([
    [() => scheduleChart([]), "scheduleChart: at least one schedule is needed; got 0"],
    [
      () => scheduleChart([{ ...constant("a", 0.1), logSnr: [1] }]),
      "schedules[0].logSnr must have length 4; got 1",
    ],
    [
      () => scheduleChart([{ ...constant("a", 0.1), beta: [1] }]),
      "schedules[0].beta must have length 4; got 1",
    ],
    [
      () => scheduleChart([{ ...constant("a", 0.1), alphaBar: [1, 1, NaN, 1] }]),
      "must be finite; got NaN at index 2",
    ],
    [
      () => scheduleChart([{ ...constant("a", 0.1), logSnr: [1, NaN, 1, 1] }]),
      "must be finite; got NaN",
    ],
  ])("refuses %s", (draw, message) => {
    expect(draw).toThrow(message);
  });
});
