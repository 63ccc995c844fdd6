import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dotChart,
  histogramChart,
  histogramFilm,
  lineChart,
  scatterChart,
  scatterFilm,
  scheduleChart,
  toPng,
} from "../src/index.ts";
import { parse } from "./xml.ts";

const full = process.env["INKWASH_TIER"] === "full";

/** Numbers that charts meet on bad days: zeros, giants, dwarfs, NaN and infinities among them. */
const number = fc.oneof(
  fc.double(),
  fc.constantFrom(0, -0, 1, 1e-320, 1e308, -1e308, 1e300, NaN, Infinity, -Infinity, 1 + 2 ** -52),
  fc.integer({ min: -3, max: 3 }),
);
const list = fc.array(number, { maxLength: 12 });
const text = fc.string({ unit: "binary", maxLength: 12 });
const scale = fc.constantFrom("linear" as const, "log" as const, undefined);
const size = fc.constantFrom(undefined, 200, 320, 1000);

/** Either a refusal in words, or a well-formed picture without a number that is none. */
function drawnOrRefused(draw: () => string): void {
  let svg: string;
  try {
    svg = draw();
  } catch (error) {
    expect(error instanceof RangeError || error instanceof TypeError).toBe(true);
    expect((error as Error).message).toMatch(
      /^[a-zA-Z]+: .*; got |^[a-zA-Z]+: bands|^[a-zA-Z]+: at least/,
    );
    return;
  }
  parse(svg);
  expect(svg.replaceAll(/<(text|title|desc)[^>]*>[^<]*/g, "")).not.toMatch(
    /NaN|Infinity|undefined|null/,
  );
}

const runs = { seed: 4, numRuns: full ? 3000 : 250 };

describe("charts of odd inputs", () => {
  it("lineChart(...) draws or refuses", () => {
    fc.assert(
      fc.property(list, list, text, scale, scale, size, (x, y, label, xScale, yScale, width) => {
        drawnOrRefused(() =>
          lineChart([{ x: x.slice(0, y.length), y: y.slice(0, x.length), label }], {
            title: label,
            x: { scale: xScale, label },
            y: { scale: yScale },
            width,
          }),
        );
      }),
      runs,
    );
  });

  it("histogramChart(...) draws or refuses", () => {
    fc.assert(
      fc.property(list, scale, fc.integer({ min: -1, max: 60 }), (values, yScale, bins) => {
        drawnOrRefused(() =>
          histogramChart(values, { bins, y: { scale: yScale === "log" ? undefined : yScale } }),
        );
        drawnOrRefused(() =>
          histogramChart({ edges: values, counts: values.slice(1).map(Math.abs) }),
        );
      }),
      runs,
    );
  });

  it("scatterChart(...) and scatterFilm(...) draw or refuse", () => {
    fc.assert(
      fc.property(list, scale, fc.boolean(), (numbers, xScale, equal) => {
        const n = Math.floor(numbers.length / 2);
        const points = { data: Float64Array.from(numbers.slice(0, 2 * n)), shape: [n, 2] };
        drawnOrRefused(() =>
          scatterChart(points, { equal, x: { scale: xScale }, values: numbers.slice(0, n) }),
        );
        drawnOrRefused(() => {
          toPng(scatterFilm([{ points }], { width: 64, height: 64, title: "x" }).frame(0));
          return "<svg/>";
        });
      }),
      runs,
    );
  });

  it("histogramFilm(...) draws or refuses", () => {
    fc.assert(
      fc.property(list, list, (values, heights) => {
        const curve = { x: heights.map((_, i) => i), y: heights };
        drawnOrRefused(() => {
          toPng(histogramFilm([{ values, curve }], { width: 64, height: 64 }).frame(0));
          return "<svg/>";
        });
      }),
      runs,
    );
  });

  it("scheduleChart(...) and dotChart(...) draw or refuse", () => {
    fc.assert(
      fc.property(list, text, scale, (values, label, xScale) => {
        drawnOrRefused(() =>
          scheduleChart([{ label, beta: values, alphaBar: values, logSnr: values }]),
        );
        drawnOrRefused(() =>
          dotChart(
            values.map((value, i) => ({ label, value, floor: values[i + 1] })),
            { x: { scale: xScale } },
          ),
        );
      }),
      runs,
    );
  });
});
