import "@inkwash/matchers";
import golden from "@inkwash/golden/tutorial_statistics.json" with { type: "json" };
import { randomState } from "@inkwash/random/numpy";
import { mixtureSameFamily, torchGenerator } from "@inkwash/random/torch";
import { cos, sin } from "@inkwash/special";
import {
  entropy,
  evenDirections,
  histogram,
  klDivergence,
  mmd,
  moments,
  normalCdf,
  prepareMasses,
  type Samples,
  slicedWasserstein,
  sparseHistogram2d,
} from "@inkwash/stats";
import { describe, expect, test } from "vitest";

const n = 10_000;
const full = process.env["INKWASH_TIER"] === "full";
const cdf = (x: number): number => normalCdf(x);

/** scikit-learn's swiss roll and s-curve, columns 0 and 2, with NumPy's seeds. */
function curve(
  name: "swiss_roll" | "s_curve",
  seed: number,
  noise: number,
): [Float64Array, Float64Array] {
  const rng = randomState(seed);
  const u = rng.fillUniform(new Float64Array(n));
  rng.fillUniform(new Float64Array(n));
  const swiss = name === "swiss_roll";
  const t = u.map((v) => (swiss ? 1.5 * Math.PI * (1 + 2 * v) : 3 * Math.PI * (v - 0.5)));
  const x = t.map((v) => (swiss ? v * cos(v) : sin(v)));
  const z = t.map((v) => (swiss ? v * sin(v) : Math.sign(v) * (cos(v) - 1)));
  if (noise === 0) return [x, z];
  const shift = rng.fillNormal(new Float64Array(3 * n));
  return [x.map((v, i) => v + noise * shift[i]!), z.map((v, i) => v + noise * shift[2 * n + i]!)];
}

describe("tutorial 000", () => {
  test("entropy and divergence of the noised swiss roll, all digits printed and more", () => {
    const scale = 4.5 * Math.PI;
    let [x, y] = curve("swiss_roll", 0, 0).map((list) => list.map((v) => v / scale)) as [
      Float64Array,
      Float64Array,
    ];
    const rng = randomState(0);
    const masses = prepareMasses(new Float64Array(1e6).fill(1e-6));
    const side = [0, 1] as const;
    const step = (0.02 - 1e-4) / 999;
    for (let t = 0; t <= (full ? 1000 : 100); t++) {
      if (t > 0) {
        const beta = t === 1000 ? 0.02 : (t - 1) * step + 1e-4;
        const [keep, add] = [Math.sqrt(1 - beta), Math.sqrt(beta)];
        const move = (list: Float64Array): Float64Array => {
          const noise = rng.fillNormal(new Float64Array(n));
          return list.map((v, i) => keep * v + add * noise[i]!);
        };
        [x, y] = [move(x), move(y)];
      }
      if (t % 10 > 0) continue;
      const counts = sparseHistogram2d(x.map(cdf), y.map(cdf), { bins: 1000, range: [side, side] });
      const found = [entropy(counts).value, klDivergence(counts, masses).value];
      expect(found.map((v) => v / Math.LN2)).toBeAllClose(golden.swissRoll[t / 10]!, {
        rtol: 1e-9,
      });
    }
  });

  test("entropy of the s-curve's walk over [-100, 100]^2", () => {
    let [x, y] = curve("s_curve", 0, 0);
    y = y.map((v) => v / 2);
    const rng = randomState(0);
    const side = [-100, 100] as const;
    golden.sCurve.forEach((expected, t) => {
      if (t > 0) {
        for (const list of [x, y]) {
          const noise = rng.fillNormal(new Float64Array(n));
          list.forEach((v, i) => (list[i] = v + noise[i]!));
        }
      }
      const counts = sparseHistogram2d(x, y, { bins: 1000, range: [side, side] });
      expect([entropy(counts).value / Math.LN2]).toBeAllClose([expected], { rtol: 1e-12 });
    });
  });
});

describe("tutorial 001", () => {
  test("histograms of the float32 mixture, with their own float32 edges at every step", () => {
    const rng = torchGenerator(0, { major: 1 });
    const law = { weights: [0.5, 0.3, 0.2], means: [0, 5, -3], scales: [1, 0.5, 1.5] };
    let { samples: x } = mixtureSameFamily(law, n, rng);
    const half = Math.fround(Math.sqrt(0.5));
    for (let t = 0; t <= 40; t++) {
      if (t > 0) {
        const noise = rng.fillNormal(new Float32Array(n));
        x = x.map((v, i) => Math.fround(half * v) + Math.fround(half * noise[i]!));
      }
      const expected = (golden.mixture as Record<string, (typeof golden.mixture)[0]>)[t];
      if (expected === undefined) continue;
      const { edges, density, counts } = histogram(x, { bins: 50 });
      expect([edges[0]!, edges[50]!]).toBeAllClose(expected.edges, { rtol: 1e-6 });
      const { mean, variance } = moments(x);
      expect([mean, Math.sqrt(variance)]).toBeAllClose([expected.mean, expected.deviation], {
        rtol: 1e-5,
        atol: 1e-7,
      });
      // PyTorch's normals differ by an ulp between processors: few values change their bin.
      const width = edges[1]! - edges[0]!;
      const moved = counts.map((count, k) => Math.abs(count - expected.density[k]! * n * width));
      expect(
        moved.reduce((a, b) => a + b, 0),
        `step ${t}`,
      ).toBeLessThan(6);
      expect(density).toBeAllClose(expected.density, { atol: 3 / (n * width) });
    }
  });
});

describe("tutorial 003", () => {
  test("histograms of the three schedules, every count", () => {
    const rng = randomState(42);
    const third = Math.floor(n / 3);
    const x0 = rng.fillUniform(new Float64Array(n)).map((u, i) => {
      const [low, high] = i < third ? [-10, -6] : i < 2 * third ? [-2, 2] : [6, 10];
      return low + (high - low) * u;
    });
    for (const name of ["Linear", "Quadratic", "Constant"] as const) {
      let x: Float64Array = x0;
      for (let t = 0; t <= 200; t++) {
        if (t > 0) {
          const beta = golden.schedules.beta[name][t - 1]!;
          const [keep, add] = [Math.sqrt(1 - beta), Math.sqrt(beta)];
          const noise = rng.fillNormal(new Float64Array(n));
          x = x.map((v, i) => keep * v + add * noise[i]!);
        }
        if (t % 100 > 0) continue;
        const expected = golden.schedules.found[name][`${t as 0 | 100 | 200}`];
        const { counts, density } = histogram(x, { bins: golden.schedules.edges });
        expect(counts).toEqual(expected.counts);
        expect(density).toBeAllClose(expected.density, { rtol: 1e-13 });
        const { mean, variance } = moments(x);
        expect([mean, Math.sqrt(variance)]).toBeAllClose([expected.mean, expected.deviation], {
          rtol: 1e-11,
        });
      }
    }
  });
});

describe("tutorial 004", () => {
  test.each(["swiss_roll", "s_curve"] as const)("the floor of its samples' quality: %s", (name) => {
    const draw = (seed: number): Samples => {
      const [x, y] = curve(name, seed, 0.1);
      return {
        data: Float64Array.from({ length: 2 * n }, (_, i) => (i % 2 ? y : x)[i >> 1]! / 10),
        shape: [n, 2],
      };
    };
    const [x, y] = [draw(1002), draw(1001)];
    const { sw2, mmd2, bandwidth } = golden.floors[name];
    expect([slicedWasserstein(x, y, { directions: evenDirections(50) })]).toBeAllClose([sw2], {
      rtol: 1e-11,
    });
    expect([mmd(x, y, { bandwidth })]).toBeAllClose([mmd2], { atol: 1e-13 });
  });
});
