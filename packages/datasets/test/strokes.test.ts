import "@inkwash/matchers";
import { outline, strokes, svgLines, svgPath, text, textLines } from "@inkwash/datasets";
import { philox } from "@inkwash/random";
import { describe, expect, test } from "vitest";
import { column, kolmogorov, pearson, tally } from "./replay.ts";

const n = process.env["INKWASH_TIER"] === "full" ? 20_000 : 5000;
const exact = { n, precision: "float64" } as const;
const uniform = (x: number): number => Math.min(1, Math.max(0, x));
const MOST = 1.95;

describe("strokes(lines)", () => {
  const lines = [
    [
      [0, 0],
      [3, 0],
      [3, 1],
    ],
    [[10, 10]],
    [
      [0, 5],
      [0, 5],
      [0, 7],
    ],
  ] as const;

  test("is uniform in arc length: 4 to 2 on these lines, none on the single point", () => {
    const { data, label, parameter } = strokes(lines, { ...exact, rng: philox(1) });
    expect(pearson(tally(label!, 3), [2 / 3, 0, 1 / 3])).toBeLessThan(7);
    const places = (k: number): Float64Array => parameter!.filter((_, i) => label![i] === k);
    expect(kolmogorov(places(0), uniform)).toBeLessThan(MOST);
    expect(kolmogorov(places(2), uniform)).toBeLessThan(MOST);
    const expected = [...parameter!].flatMap((p, i) => {
      if (label![i] === 2) return [0, 5 + 2 * p];
      return 4 * p < 3 ? [4 * p, 0] : [3, 4 * p - 3];
    });
    expect(data).toBeAllClose(expected, { atol: 1e-13 });
  });

  test("refuses lines without length, points that are not finite, and other fills", () => {
    const options = { n: 1, rng: philox(1) };
    expect(() => strokes([], options)).toThrow(
      new RangeError("strokes: the lines must have a length; got 0 in all"),
    );
    expect(() =>
      strokes(
        [
          [
            [0, 0],
            [0, NaN],
          ],
        ],
        options,
      ),
    ).toThrow(new RangeError("strokes: every point must be two finite numbers; got [0, NaN]"));
    expect(() => strokes("ink" as never, options)).toThrow(TypeError);
    expect(() => strokes(lines, { ...options, fill: "odd" as never })).toThrow(RangeError);
    expect(() => strokes([lines[2]], { ...options, fill: "nonzero" })).toThrow(
      new RangeError("strokes: the filled shape must have an area; got 0"),
    );
  });
});

/** How often closed lines go round a point, by angles: another way than the package's. */
function winding(corners: readonly (readonly [number, number])[], x: number, y: number): number {
  let sum = 0;
  corners.forEach(([ax, ay], i) => {
    const [bx, by] = corners[(i + 1) % corners.length]!;
    sum += Math.atan2(
      (ax - x) * (by - y) - (ay - y) * (bx - x),
      (ax - x) * (bx - x) + (ay - y) * (by - y),
    );
  });
  return Math.round(sum / (2 * Math.PI));
}

describe("outline(corners)", () => {
  test("joins the last corner to the first", () => {
    const { data } = outline(
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
      { ...exact, rng: philox(2) },
    );
    const [x, y] = [column(data, 2, 0), column(data, 2, 1)];
    const side = Array.from(x, (v, i) =>
      y[i] === 0 ? 0 : v === 1 ? 1 : y[i] === 1 ? 2 : v === 0 ? 3 : 4,
    );
    expect(pearson(tally(side, 5), [0.25, 0.25, 0.25, 0.25, 0])).toBeLessThan(5);
  });

  test("filled, a triangle is uniform: its marginal is 1 - (1 - x)^2", () => {
    const triangle = [
      [0, 0],
      [1, 0],
      [0, 1],
    ] as const;
    const { data, label } = outline(triangle, { ...exact, rng: philox(3), fill: "nonzero" });
    expect(label).toBeUndefined();
    for (const c of [0, 1]) {
      expect(kolmogorov(column(data, 2, c), (v) => 1 - (1 - v) ** 2)).toBeLessThan(MOST);
    }
    const sum = column(data, 2, 0).map((v, i) => v + data[2 * i + 1]!);
    expect(kolmogorov(sum, (v) => v * v)).toBeLessThan(MOST);
  });

  const star = Array.from({ length: 5 }, (_, k) => {
    const a = Math.PI / 2 + (4 * Math.PI * k) / 5;
    return [Math.cos(a), Math.sin(a)] as const;
  });

  test("filled, a star has its middle by nonzero and lacks it by evenodd", () => {
    const count = (fill: "nonzero" | "evenodd"): number[] => {
      const { data } = outline(star, { ...exact, rng: philox(4), fill });
      return tally(
        Array.from({ length: exact.n }, (_, i) =>
          Math.abs(winding(star, data[2 * i]!, data[2 * i + 1]!)),
        ),
        3,
      );
    };
    expect(count("evenodd")[1]).toBe(exact.n);
    // The pentagon's circumradius is 1 / phi^2; a point of the star is a triangle on its side.
    const phi = (1 + Math.sqrt(5)) / 2;
    const r = phi ** -2;
    const pentagon = (5 / 2) * r * r * Math.sin((2 * Math.PI) / 5);
    const side = 2 * r * Math.sin(Math.PI / 5);
    const points = (5 * side * (1 - r * Math.cos(Math.PI / 5))) / 2;
    const share = pentagon / (pentagon + points);
    expect(pearson(count("nonzero"), [0, 1 - share, share])).toBeLessThan(6);
  });

  test("refuses more corners than it can fill in a moment", () => {
    const many = Array.from({ length: 20_001 }, (_, i) => [i, i % 2] as const);
    expect(() => outline(many, { n: 1, rng: philox(1), fill: "evenodd" })).toThrow(
      "outline: a filled shape has at most 20000 points",
    );
  });
});

describe("svgPath(d) and svgLines(d)", () => {
  test("know every command, absolute and relative, and turn y upward", () => {
    expect(svgLines("M1 2 l3 0 H6 v-1 V4 h-5 Z m1 1 l1 0")).toEqual([
      [
        [1, -2],
        [4, -2],
        [6, -2],
        [6, -1],
        [6, -4],
        [1, -4],
        [1, -2],
      ],
      [
        [2, -3],
        [3, -3],
      ],
    ]);
    for (const d of [
      "M0 0C0 4 4 4 4 0",
      "M0 0c0 4 4 4 4 0",
      "M0 0Q2 4 4 0",
      "M0 0q1 2 2 2t2 -2",
      "M0 0S4 4 4 0",
    ]) {
      const [line] = svgLines(d);
      expect([line![0], line!.at(-1)]).toEqual([
        [0, -0],
        [4, -0],
      ]);
    }
  });

  test("keep a circle of arcs within 8e-5 of its radius, evenly along it", () => {
    const [line] = svgLines("M1 0A1 1 0 0 1 0 1A1 1 0 0 1 -1 0A1 1 0 0 1 0 -1A1 1 0 0 1 1 0");
    const middles = line!
      .slice(1)
      .map(([x, y], i) => Math.hypot(x + line![i]![0], y + line![i]![1]) / 2);
    for (const radius of [...middles, ...line!.map(([x, y]) => Math.hypot(x, y))]) {
      expect(Math.abs(radius - 1)).toBeLessThan(8e-5);
    }
  });

  test("svgPath fits the path into [-1, 1], or keeps its units", () => {
    const d = "M10 10H50V30H10Z";
    const options = { ...exact, rng: philox(5) };
    const fitted = svgPath(d, options).data;
    expect(Math.max(...column(fitted, 2, 0))).toBe(1);
    expect(Math.min(...column(fitted, 2, 1))).toBe(-0.5);
    const own = column(svgPath(d, { ...options, fit: false }).data, 2, 1);
    expect([Math.min(...own), Math.max(...own)]).toEqual([-30, -10]);
  });

  test("svgPath filled evenodd leaves holes", () => {
    const ring = "M0 0H4V4H0Z M1 1H3V3H1Z";
    const { data } = svgPath(ring, { ...exact, rng: philox(6), fill: "evenodd", fit: false });
    const inside = Array.from({ length: exact.n }, (_, i) =>
      Math.abs(data[2 * i]! - 2) < 1 && Math.abs(data[2 * i + 1]! + 2) < 1 ? 1 : 0,
    );
    expect(Math.max(...inside)).toBe(0);
    expect(
      kolmogorov(column(data, 2, 0), (x) =>
        x < 1 ? x / 3 : x < 3 ? (1 + (x - 1) / 2) / 3 : (x - 1) / 3,
      ),
    ).toBeLessThan(MOST);
  });

  test.each([
    "",
    "ink",
    "M1 1",
    "M0 0L",
    "M0 0 L1",
    "M0 0 A1 1 0 0",
    "M0 0 L 1e999 0",
    "__proto__",
    null,
  ])("refuse what is no path: %j", (d) => {
    expect(() => svgLines(d as string)).toThrow(RangeError);
  });

  test("refuse paths of more than 2^20 characters", () => {
    expect(() => svgLines("M0 0" + "h1".repeat(2 ** 19))).toThrow("at most 1048576 characters");
  });
});

describe("text(words) and textLines(words)", () => {
  test("write letters, digits and basic punctuation, each in at most four strokes", () => {
    const all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;!?'\"-+*=/()<>_";
    const shapes = new Set<string>();
    for (const character of all) {
      const lines = textLines(character);
      expect(lines.length).toBeLessThanOrEqual(4);
      for (const [x, y] of lines.flat())
        expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThan(1 + 1e-12);
      shapes.add(JSON.stringify(textLines(`|${character}|`.replaceAll("|", "H"))));
    }
    expect(shapes.size).toBe(all.length);
  });

  test("centre every row, the next one below", () => {
    const lines = textLines("I\nHHH");
    const [x, y] = [lines[0]!.map((p) => p[0]), lines[0]!.map((p) => p[1])];
    expect(Math.max(...x.map(Math.abs))).toBeLessThan(1e-12);
    const below = lines
      .slice(1)
      .flat()
      .map((p) => p[1]);
    expect(Math.min(...y)).toBeGreaterThan(Math.max(...below));
  });

  test("draw a cloud named for its words, uniform along the strokes", () => {
    const { name, label, parameter } = text("L", { ...exact, rng: philox(7) });
    expect(name).toBe("L");
    expect(new Set(label)).toEqual(new Set([0]));
    expect(kolmogorov(parameter!, uniform)).toBeLessThan(MOST);
  });

  test("refuse blank words and characters that the font lacks", () => {
    expect(() => textLines(" \n ")).toThrow(
      new RangeError('textLines: words must not be blank; got " \\n "'),
    );
    expect(() => text("né", { n: 1, rng: philox(1) })).toThrow('got "é"');
    expect(() => textLines("constructor😀")).toThrow(RangeError);
  });
});
