import { describe, expect, it } from "vitest";
import { formatNumber, superscript, textWidth } from "../src/chart/format.ts";

describe("formatNumber(value)", () => {
  it.each([
    [0, "0"],
    [-0, "0"],
    [1, "1"],
    [-2.5, "−2.5"],
    [0.043128, "0.04313"],
    [1234.56, "1235"],
    [99999.96, "100000"],
    [999999.6, "10⁶"],
    [1e6, "10⁶"],
    [-1.25e7, "−1.25×10⁷"],
    [1e-4, "0.0001"],
    [0.00009999, "9.999×10⁻⁵"],
    [5e-324, "4.941×10⁻³²⁴"],
    [1.7976931348623157e308, "1.798×10³⁰⁸"],
    [Infinity, "∞"],
    [-Infinity, "−∞"],
    [NaN, "NaN"],
  ])("writes %d as %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe("superscript(exponent)", () => {
  it("raises every digit and the sign", () => {
    expect(superscript(-1234567890)).toBe("⁻¹²³⁴⁵⁶⁷⁸⁹⁰");
  });
});

describe("textWidth(text)", () => {
  it("adds up the widths of the characters, wide ones more", () => {
    expect(textWidth("")).toBe(0);
    expect(textWidth("ab")).toBeCloseTo(textWidth("a") + textWidth("b"), 12);
    expect(textWidth("WWW")).toBeGreaterThan(textWidth("iii") * 2);
    expect(textWidth("漢")).toBe(1);
  });
});
