import { describe, expect, it } from "vitest";
import { makeScale, tight, type Axis } from "../src/chart/scale.ts";

const scale = (axis: Axis, extent: readonly [number, number], count = 5) =>
  makeScale("chart", "x", axis, extent, [0, 100], count);

describe("makeScale(axis, extent, range, count)", () => {
  it("is the straight line through the ends of its domain", () => {
    const { at } = scale({ domain: [2, 6] }, [0, 1]);
    expect([2, 3, 6, 8].map(at)).toEqual([0, 25, 100, 150]);
  });

  it("rounds the extent of the data outwards, and puts ticks at round values", () => {
    const { domain, ticks } = scale({}, [0.13, 9.7]);
    expect(domain).toEqual([0, 10]);
    expect(ticks.map((tick) => tick.label)).toEqual(["0", "2", "4", "6", "8", "10"]);
    expect(ticks.map((tick) => tick.at)).toEqual([0, 20, 40, 60, 80, 100]);
  });

  it("is the logarithm between the ends of a log axis", () => {
    const { at, ticks } = scale({ scale: "log", domain: [0.01, 100] }, [1, 2]);
    for (const value of [0.01, 0.5, 1, 37, 100]) {
      expect(at(value)).toBeCloseTo((100 * Math.log10(value / 0.01)) / 4, 10);
    }
    expect(ticks.map((tick) => tick.label)).toEqual(["0.01", "0.1", "1", "10", "100"]);
  });

  it("writes powers of ten where a log axis leaves everyday numbers, in equal strides", () => {
    const { ticks } = scale({ scale: "log", domain: [1e-12, 1] }, [1, 2], 3);
    expect(ticks.map((tick) => tick.label)).toEqual(["10⁻¹²", "10⁻⁸", "10⁻⁴", "10⁰"]);
  });

  it("adds twos and fives on a short log axis", () => {
    const { ticks } = scale({ scale: "log", domain: [1, 10] }, [1, 2]);
    expect(ticks.map((tick) => tick.label)).toEqual(["1", "2", "5", "10"]);
  });

  it.each([
    [0, 0],
    [3, 3],
    [-1e9, -1e9],
    [1e-300, 1e-300],
    [1, 1 + 2 ** -52],
  ] as const)("makes room around the constant [%d, %d]", (low, high) => {
    const { domain, at, ticks } = scale({}, [low, high]);
    expect(domain[0]).toBeLessThan(low);
    expect(domain[1]).toBeGreaterThan(high);
    expect(at(low)).toBeGreaterThan(0);
    expect(at(low)).toBeLessThan(100);
    expect(new Set(ticks.map((tick) => tick.label)).size).toBe(ticks.length);
  });

  it.each([
    [1e7, 3e7],
    [-1e300, 9e299],
    [1e-8, 4e-8],
    [-5e-7, 0],
  ] as const)("labels the ticks of [%d, %d] shortly and each differently", (low, high) => {
    const labels = scale({}, [low, high]).ticks.map((tick) => tick.label);
    expect(labels.length).toBeGreaterThan(2);
    expect(new Set(labels).size).toBe(labels.length);
    for (const label of labels) expect(label.length).toBeLessThanOrEqual(10);
  });

  it("refuses values that a log axis cannot show, and domains that are none", () => {
    expect(() => scale({ scale: "log" }, [0, 1])).toThrow(
      "chart: a log axis needs values above 0 (from 1e-300 on); got 0 on x",
    );
    expect(() => scale({ domain: [1, 1] }, [0, 1])).toThrow(
      "x.domain must be finite and ascending; got [1, 1]",
    );
    expect(() => scale({ domain: [NaN, 1] }, [0, 1])).toThrow(RangeError);
    expect(() => scale({}, [-1e308, 1e308])).toThrow("within ±1e300");
    expect(() => scale({ scale: "sqrt" as "log" }, [1, 2])).toThrow(
      'x.scale must be "linear" or "log"; got "sqrt"',
    );
  });
});

describe("tight(axis, extent)", () => {
  it("ends an axis where the data end, unless it has ends or the data are one value", () => {
    expect(tight({ label: "a" }, [1, 2])).toEqual({ label: "a", domain: [1, 2] });
    expect(tight({ domain: [0, 9] }, [1, 2])).toEqual({ domain: [0, 9] });
    expect(tight({}, [1, 1])).toEqual({});
  });
});
