import "@inkwash/matchers";
import golden from "@inkwash/golden/stats_information.json" with { type: "json" };
import { philox } from "@inkwash/random";
import {
  cellMasses,
  covariance,
  divergences,
  entropy,
  frechetDistance,
  gaussianDivergence,
  gaussianEntropy,
  histogram2d,
  klDivergence,
  neighbourDivergence,
  neighbourEntropy,
  normalCdf,
  pictureEntropy,
  prepareMasses,
  productMasses,
  type Samples,
  spacingEntropy,
  sparseHistogram2d,
} from "@inkwash/stats";
import { describe, expect, test } from "vitest";
import { nearest, plant } from "../src/neighbours/tree.ts";

const bits = (nats: number): number => nats / Math.LN2;
const plane = (name: string): Samples => {
  const points = (golden.planes as Record<string, number[][]>)[name]!;
  return { data: Float64Array.from(points.flat()), shape: [points.length, 2] };
};
const normals = (n: number, d: number, seed: number): Samples => ({
  data: philox(seed).fillNormal(new Float64Array(n * d)),
  shape: [n, d],
});
const spread = (scale: number): [Float64Array, Float64Array] => {
  const axis = (step: number, size: number): Float64Array =>
    Float64Array.from({ length: 10_000 }, (_, i) => ((((i * step) % size) / size) * 2 - 1) * scale);
  return [axis(7919, 10007), axis(4409, 10009)];
};
const cdf = (x: number): number => normalCdf(x);

describe("tutorial 000's estimators", () => {
  test.each(golden.tutorial)(
    "entropy and klDivergence of $bins x $bins cells are its digits",
    (row) => {
      let [x, y] = spread(row.scale);
      if (row.after_cdf) [x, y] = [x.map(cdf), y.map(cdf)];
      const side = row.after_cdf ? ([0, 1] as const) : ([-100, 100] as const);
      const { counts, xEdges, yEdges } = histogram2d(x, y, { bins: row.bins, range: [side, side] });
      expect([bits(entropy(counts).value)]).toBeAllClose([row.entropy], { rtol: 1e-12 });
      const law = row.after_cdf ? {} : { cdf };
      const masses = productMasses(cellMasses(xEdges, law), cellMasses(yEdges, law));
      if (row.kl !== null)
        expect([bits(klDivergence(counts, masses).value)]).toBeAllClose([row.kl], { rtol: 1e-11 });
      const sparse = sparseHistogram2d(x, y, { bins: row.bins, range: [side, side] });
      expect(entropy(sparse)).toEqual(entropy(counts));
      expect(klDivergence(sparse, prepareMasses(masses))).toEqual(klDivergence(counts, masses));
    },
  );

  test("its KL of exact normals is 6.65 bits, and says that it is saturated at 6.64", () => {
    const draw = (k: number): Float64Array =>
      philox(k).fillNormal(new Float64Array(10_000)).map(cdf);
    const { counts } = histogram2d(draw(1), draw(2), {
      bins: 1000,
      range: [
        [0, 1],
        [0, 1],
      ],
    });
    const found = klDivergence(counts, new Float64Array(1e6).fill(1e-6));
    expect(bits(found.value)).toBeGreaterThan(6.64);
    expect(bits(found.value)).toBeLessThan(6.67);
    expect(bits(found.bounds[0])).toBeCloseTo(Math.log2(100), 6);
    expect(found.warning).toBe(
      "saturated: 1000000 cells for 10000 values; the number is set by n, not by the law",
    );
    const coarse = histogram2d(draw(1), draw(2), {
      bins: 20,
      range: [
        [0, 1],
        [0, 1],
      ],
    });
    const honest = klDivergence(coarse.counts, new Float64Array(400).fill(1 / 400));
    // Under the law 2 n KL is chi-square with 399 degrees: deviation sqrt(798) / 20000 = 0.0014.
    expect(Math.abs(honest.value - honest.bias!)).toBeLessThan(0.005);
    expect(honest.warning).toBeUndefined();
  });
});

describe("entropy(counts, { method })", () => {
  test.each(["plug-in", "miller-madow", "james-stein", "chao-shen"] as const)(
    "%s is its formula in NumPy",
    (method) => {
      for (const row of golden.counts) {
        expect([entropy(row.counts, { method }).value]).toBeAllClose([row[method]], {
          rtol: 1e-13,
        });
        const cells = row.counts.flatMap((count, i) => (count > 0 ? [i] : []));
        const sparse = { cells, counts: cells.map((i) => row.counts[i]!), size: row.counts.length };
        expect(entropy(sparse, { method })).toEqual(entropy(row.counts, { method }));
      }
    },
  );

  test("takes off its bias: the corrected means of 2,000 draws of 8 equal cells are nearer ln 8", () => {
    const rng = philox(3);
    const mean = (method: "plug-in" | "miller-madow"): number => {
      let sum = 0;
      for (let r = 0; r < 2000; r++) {
        const counts = new Float64Array(8);
        for (const u of rng.fork(r).fillUniform(new Float64Array(40)))
          counts[Math.floor(8 * u)]! += 1;
        sum += entropy(counts, { method }).value / 2000;
      }
      return sum - Math.log(8);
    };
    // Miller: -(8 - 1) / 80 = -0.0875 to first order.
    expect(mean("plug-in")).toBeCloseTo(-0.0875, 1);
    expect(Math.abs(mean("miller-madow"))).toBeLessThan(0.012);
  });

  test("refuses no counts and what is no count", () => {
    expect(() => entropy([0, 0])).toThrow("counts must hold at least one value; got 0");
    expect(() => entropy([1, 0.5])).toThrow("counts must be whole numbers; got 0.5 at index 1");
    expect(() => entropy([1], { method: "other" as never })).toThrow("unknown method; got other");
    expect(entropy([1], { method: "james-stein" }).value).toBe(0);
  });
});

describe("divergences(p, q)", () => {
  const { p, q, ...expected } = golden.histograms;
  test("are SciPy's, relative 1e-13", () => {
    const found = divergences(p, q);
    for (const key of Object.keys(expected) as (keyof typeof expected)[]) {
      expect([found[key]], key).toBeAllClose([expected[key]], { rtol: 1e-13 });
    }
  });

  test("are 0 for equal laws and at their bounds for laws apart", () => {
    expect(divergences([2, 6], [1, 3])).toEqual({
      kl: 0,
      jensenShannon: 0,
      hellinger: 0,
      totalVariation: 0,
    });
    const apart = divergences([1, 0], [0, 1]);
    expect(apart).toMatchObject({ kl: Infinity, hellinger: 1, totalVariation: 1 });
    expect(apart.jensenShannon).toBeCloseTo(Math.LN2, 15);
  });

  test("refuse other numbers of cells, negative masses, and masses that do not sum to 1", () => {
    expect(() => divergences([1], [1, 2])).toThrow("both need as many cells; got 1 and 2");
    expect(() => divergences([1, -1], [1, 2])).toThrow("masses must be >= 0; got -1 at index 1");
    expect(() => klDivergence([1, 2], [1, 1])).toThrow("masses must sum to 1; got 2");
    expect(() => prepareMasses([1, -1])).toThrow("prepareMasses: masses must be >= 0; got -1");
    expect(() => prepareMasses([])).toThrow(TypeError);
    expect(() => entropy({ cells: [0, 1], counts: [1], size: 4 })).toThrow("as many cells");
  });
});

describe("histogram2d and cellMasses", () => {
  test("put points on edges as NumPy does, and count what is outside", () => {
    const found = histogram2d([0, 0.5, 1, 1.1], [0, 1, 0.5, 0], {
      bins: 2,
      range: [
        [0, 1],
        [0, 1],
      ],
    });
    expect([...found.counts]).toEqual([1, 0, 0, 2]);
    expect(found.outside).toBe(1);
  });

  test("masses by cdf fold the tails in; by density they sum to 1", () => {
    const folded = cellMasses([-1, 0, 2], { cdf });
    expect(folded).toEqual(Float64Array.of(0.5, 0.5));
    expect([...cellMasses([0, 1, 3])]).toBeAllClose([1 / 3, 2 / 3], { rtol: 1e-15 });
    expect([...cellMasses([0, 1, 2], { density: (x) => x })]).toEqual([0.25, 0.75]);
  });

  test("refuse NaN, lists of other lengths and bad edges", () => {
    expect(() => histogram2d([1], [])).toThrow(TypeError);
    expect(() =>
      histogram2d([1, NaN], [0, 1], {
        range: [
          [0, 1],
          [0, 1],
        ],
      }),
    ).toThrow("got NaN at index 1");
    expect(() => histogram2d([1], [1], { bins: 0 })).toThrow(RangeError);
    expect(() => cellMasses([1])).toThrow(TypeError);
    expect(() => cellMasses([1, 0])).toThrow("edges must be ascending; got 1 before 0");
    expect(() => cellMasses([0, 1], { density: () => NaN })).toThrow(RangeError);
  });
});

describe("estimates without cells", () => {
  test("neighbourEntropy and neighbourDivergence are brute force in NumPy, relative 1e-11", () => {
    for (const { x, y, k, ...row } of golden.neighbours) {
      const found = [
        neighbourEntropy(plane(x), { k }).value,
        neighbourDivergence(plane(x), plane(y), { k }).value,
      ];
      expect(found).toBeAllClose([row.entropy, row.divergence], { rtol: 1e-11 });
    }
  });

  test("neighbourEntropy of 4,000 normals in the plane is near ln(2 pi e)", () => {
    // The deviation is about sqrt((1 + 1 / k) / n) = 0.02.
    expect(
      Math.abs(neighbourEntropy(normals(4000, 2, 5)).value - (1 + Math.log(2 * Math.PI))),
    ).toBeLessThan(0.06);
  });

  test("spacingEntropy is SciPy's Vasicek, relative 1e-13", () => {
    for (const [name, value] of Object.entries(golden.vasicek)) {
      const line = (golden.lines as Record<string, number[]>)[name]!;
      expect([spacingEntropy(line).value], name).toBeAllClose([value], { rtol: 1e-13 });
    }
  });

  test("refuse coinciding samples, ties and neighbours that are not there", () => {
    const same = { data: new Float64Array(8), shape: [4, 2] };
    expect(() => neighbourEntropy(same)).toThrow("sample 0 has 3 neighbours in the same place");
    expect(() => neighbourEntropy(normals(3, 1, 1))).toThrow("k must be at most 2; got 3");
    expect(() => spacingEntropy([1, 1, 1, 1, 1])).toThrow("tied at 1");
    expect(() => spacingEntropy([1, 2, 3], { window: 2 })).toThrow("window must be below n / 2");
  });

  test("the tree finds what brute force finds, with ties and in any dimension", () => {
    for (const d of [1, 2, 5]) {
      const points = philox(d)
        .fillNormal(new Float64Array(300 * d))
        .map((v) => Math.round(v * 4) / 4);
      const tree = plant(points, d);
      for (let i = 0; i < 300; i += 7) {
        const q = points.subarray(i * d, (i + 1) * d);
        const squares = Array.from({ length: 300 }, (_, j) =>
          q.reduce((sum, v, c) => sum + (v - points[j * d + c]!) ** 2, 0),
        );
        squares.splice(i, 1);
        const expected = squares.sort((a, b) => a - b).slice(0, 4);
        expect([...nearest(tree, q, 4, i).squares]).toEqual(expected);
      }
    }
  });
});

describe("normal laws in closed form", () => {
  test("gaussianEntropy, gaussianDivergence and frechetDistance are SciPy's, relative 1e-11", () => {
    for (const [pair, row] of Object.entries(golden.gaussians)) {
      const [p, q] = pair.split("|").map((name) => covariance(plane(name), { ddof: 1 }));
      const found = [gaussianEntropy(p!), gaussianDivergence(p!, q!), frechetDistance(p!, q!)];
      expect(found, pair).toBeAllClose([row.entropy, row.kl, row.frechet], { rtol: 1e-11 });
    }
  });

  test("are 0 between equal laws, |a - b|^2 between moved ones, and refuse other dimensions", () => {
    const law = covariance(plane("P"));
    const moved = { ...law, mean: [law.mean[0]! + 3, law.mean[1]! + 4] };
    expect(gaussianDivergence(law, law)).toBeCloseTo(0, 14);
    expect(frechetDistance(law, law)).toBeCloseTo(0, 14);
    expect(frechetDistance(law, moved)).toBeCloseTo(25, 12);
    expect(() => frechetDistance(law, { mean: [0], covariance: [1] })).toThrow(
      "one dimension; got 2 and 1",
    );
    expect(() => gaussianEntropy({ mean: [0], covariance: [0] })).toThrow("positive definite");
  });
});

describe("pictureEntropy(pixels, width)", () => {
  test("is 0 for one grey, ln 2 for a chequerboard whose neighbours tell all", () => {
    expect(pictureEntropy(new Uint8Array(12).fill(9), 4)).toMatchObject({
      pixel: { value: 0 },
      conditional: { value: 0 },
    });
    const board = Uint8Array.from({ length: 64 }, (_, i) => (i + (i >> 3)) % 2);
    const { pixel, conditional } = pictureEntropy(board, 8);
    expect(pixel.value).toBeCloseTo(Math.LN2, 14);
    expect(conditional.value).toBeCloseTo(0, 14);
    expect(conditional.warning).toContain("saturated");
  });

  test("refuses rows that do not fit", () => {
    expect(() => pictureEntropy(new Uint8Array(10), 4)).toThrow(
      "pixels must be whole rows of 4 >= 2; got 10",
    );
  });
});
