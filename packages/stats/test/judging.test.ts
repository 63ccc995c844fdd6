import { philox } from "@inkwash/random";
import { log1p } from "@inkwash/special";
import {
  compare,
  confidenceInterval,
  energyDistance,
  moments,
  neighbourEntropy,
  type Samples,
} from "@inkwash/stats";
import { describe, expect, test } from "vitest";

const line = (data: Float64Array): Samples => ({ data, shape: [data.length, 1] });
const mean = ({ data }: Samples): number => moments(data).mean;
const cloud = (k: number, scale = 1): Samples => ({
  data: philox(40 + k)
    .fillNormal(new Float64Array(800))
    .map((z) => scale * z),
  shape: [400, 2],
});

describe("confidenceInterval(samples, statistic)", () => {
  test.each(["percentile", "bca"] as const)(
    "%s of a mean is the normal theory's within a tenth",
    (method) => {
      const samples = line(philox(3).fillNormal(new Float64Array(500)));
      const { value, low, high } = confidenceInterval(samples, mean, {
        rng: philox(1),
        repeats: 2000,
        method,
      });
      const half = 1.96 * Math.sqrt(moments(samples.data).variance / 500);
      expect(Math.abs(high - value - half)).toBeLessThan(0.1 * half);
      expect(Math.abs(value - low - half)).toBeLessThan(0.1 * half);
    },
  );

  // Of 300 intervals of level 0.9 about 88 to 90 % should cover; the band is 3.3 deviations of 0.88.
  test("bca covers the mean of 40 exponentials about as often as it says", () => {
    const rng = philox(8);
    let covered = 0;
    for (let r = 0; r < 300; r++) {
      const draws = rng
        .fork(r)
        .fillUniform(new Float64Array(40))
        .map((u) => -log1p(-u));
      const { low, high } = confidenceInterval(line(draws), mean, {
        rng: rng.fork(1000 + r),
        repeats: 300,
        level: 0.9,
      });
      if (low <= 1 && high >= 1) covered += 1;
    }
    expect(Math.abs(covered - 264)).toBeLessThan(3.3 * Math.sqrt(300 * 0.88 * 0.12));
  });

  test("bca leans to the side of the skewness, percentile does not know it", () => {
    const draws = line(
      philox(2)
        .fillUniform(new Float64Array(60))
        .map((u) => -log1p(-u)),
    );
    const ends = (method: "percentile" | "bca"): number[] => {
      const { low, high } = confidenceInterval(draws, mean, {
        rng: philox(1),
        repeats: 2000,
        method,
      });
      return [low, high];
    };
    const [plain, corrected] = [ends("percentile"), ends("bca")];
    expect(corrected[0]).toBeGreaterThan(plain[0]!);
    expect(corrected[1]).toBeGreaterThan(plain[1]!);
  });

  test("of a constant is a point; the same seed gives the same ends", () => {
    const same = line(new Float64Array(9).fill(4));
    const options = { rng: philox(1), repeats: 50 };
    expect(confidenceInterval(same, mean, options)).toMatchObject({ value: 4, low: 4, high: 4 });
    const samples = line(Float64Array.of(1, 2, 4, 8));
    expect(confidenceInterval(samples, mean, options)).toEqual(
      confidenceInterval(samples, mean, options),
    );
  });

  test("reports progress, stops, and refuses what it cannot do", () => {
    const samples = line(Float64Array.of(1, 2, 4));
    const rng = philox(1);
    const shares: number[] = [];
    confidenceInterval(samples, mean, { rng, repeats: 2, onProgress: (s) => shares.push(s) });
    expect(shares).toEqual([0.5, 1]);
    expect(() => confidenceInterval(samples, mean, { rng, signal: { aborted: true } })).toThrow(
      "stopped",
    );
    expect(() => confidenceInterval(samples, () => NaN, { rng })).toThrow(
      "statistic must be finite; got NaN",
    );
    expect(() => confidenceInterval(samples, mean, { rng, level: 1 })).toThrow(
      "level must be in (0, 1); got 1",
    );
    expect(() => confidenceInterval(line(Float64Array.of(1)), mean, { rng })).toThrow(
      "at least 2 samples",
    );
    expect(() => confidenceInterval(samples, mean, {} as never)).toThrow("rng must be an Rng");
  });
});

describe("confidenceInterval([x, y], distance)", () => {
  const rng = philox(31);
  const pair = (r: number, n: number, move: number): [Samples, Samples] => [
    line(rng.fork(r).fillNormal(new Float64Array(n))),
    line(
      rng
        .fork(r + 50_000)
        .fillNormal(new Float64Array(n))
        .map((z) => z + move),
    ),
  ];
  const gap = (x: Samples, y: Samples): number => mean(y) - mean(x);

  test.each(["percentile", "bca", "subsampling"] as const)(
    "%s of a difference of means is the normal theory's within a seventh",
    (method) => {
      const sets: [Samples, Samples] = [pair(1, 400, 0)[0], pair(2, 600, 3)[1]];
      const found = confidenceInterval(sets, gap, { rng, repeats: 2000, method });
      const variances = sets.map(({ data }) => moments(data).variance / data.length);
      const half = 1.96 * Math.sqrt(variances[0]! + variances[1]!);
      expect(Math.abs(found.high - found.value - half)).toBeLessThan(half / 7);
      expect(Math.abs(found.value - found.low - half)).toBeLessThan(half / 7);
      expect(found.warning).toBeUndefined();
    },
  );

  test("takes subsampling for two sets, and for one set where repeats upset the statistic", () => {
    const [x, y] = pair(3, 200, 0);
    const options = { rng, repeats: 99 };
    expect(confidenceInterval([x, y], energyDistance, options).method).toBe("subsampling");
    const neighbours = (s: Samples): number => neighbourEntropy(s, { k: 5 }).value;
    expect(confidenceInterval(x, neighbours, options).method).toBe("subsampling");
    expect(confidenceInterval(x, mean, options).method).toBe("bca");
  });

  test("warns where the bootstrap is asked for and fails: the energy distance of equal laws", () => {
    const options = { rng, repeats: 99, method: "percentile" as const };
    const near = pair(4, 100, 0);
    const { warning } = confidenceInterval(near, energyDistance, options);
    expect(warning).toMatch(/% of the resamples lie on one side of the value: .*"subsampling"$/);
  });

  test("refuses shares and rates out of range, and sets of different dimension", () => {
    const sets = pair(5, 10, 0);
    expect(() => confidenceInterval(sets, gap, { rng, share: 1 })).toThrow(
      "share must be in (0, 1); got 1",
    );
    expect(() => confidenceInterval(sets, gap, { rng, rate: 0 })).toThrow(
      "rate must be in (0, 2]; got 0",
    );
    expect(() => confidenceInterval([sets[0], cloud(1)], gap, { rng })).toThrow(TypeError);
  });

  // D of N(0, 1) and N(1, 1): by SciPy's quad of 2 (F - G)^2.
  const apart = 0.7360751179777494;
  test.runIf(process.env["INKWASH_TIER"] === "full").each([
    ["mean of exponentials, bca", 100, 1],
    ["variance, bca", 150, 1],
    ["difference of means, subsampling", 1000, 1],
    ["energy distance 1 apart", 1000, apart],
    ["energy distance of equal laws", 1000, 0],
  ] as const)(
    "intervals of level 0.95 cover 92 to 97 in a hundred: %s, n = %i",
    { timeout: 900_000 },
    (name, n, truth) => {
      let covered = 0;
      for (let r = 0; r < 400; r++) {
        const options = { rng: rng.fork(200_000 + r), repeats: 400 };
        const exponentials = (): Samples =>
          line(
            rng
              .fork(r)
              .fillUniform(new Float64Array(n))
              .map((u) => -log1p(-u)),
          );
        const found = name.startsWith("mean")
          ? confidenceInterval(exponentials(), mean, options)
          : name.startsWith("variance")
            ? confidenceInterval(pair(r, n, 0)[0], ({ data }) => moments(data).variance, options)
            : name.startsWith("difference")
              ? confidenceInterval(pair(r, n, truth), gap, options)
              : confidenceInterval(pair(r, n, truth > 0 ? 1 : 0), energyDistance, options);
        if (found.low <= truth && truth <= found.high) covered += 1;
      }
      // One deviation of 400 runs at 95 % is 1.1 %; the band allows for one beyond 92 and 97.
      expect(covered / 400).toBeGreaterThan(0.91);
      expect(covered / 400).toBeLessThan(0.98);
    },
  );
});

describe("compare(samples, reference)", () => {
  const rng = philox(6);
  test("puts fresh data at the floor and a cloud too wide beyond it, by every usual metric", () => {
    const wide = compare(cloud(1, 1.6), cloud(2), { rng });
    expect(wide.map(({ metric, beyond }) => [metric, beyond])).toEqual([
      ["slicedWasserstein", true],
      ["energyDistance", true],
      ["mmd", true],
      ["neighbourAccuracy", true],
    ]);
    for (const { value, floor } of compare(cloud(1), cloud(2), { rng })) {
      expect(value / floor).toBeLessThan(2);
      expect(value / floor).toBeGreaterThan(0.6);
    }
  });

  test("takes any metrics, is the same for the same seed, and does not move the stream", () => {
    const metrics = { gap: (x: Samples, y: Samples) => Math.abs(mean(x) - mean(y)) };
    const first = compare(cloud(1), cloud(2), { rng, metrics, repeats: 2 });
    expect(first.map(({ metric }) => metric)).toEqual(["gap"]);
    expect(compare(cloud(1), cloud(2), { rng, metrics, repeats: 2 })).toEqual(first);
    expect(rng.index).toBe(0);
  });

  test("knows every distance by name: fresh data at the floor, a cloud moved and wide beyond it", () => {
    const metrics = [
      "maxSlicedWasserstein",
      "sinkhornDivergence",
      "exactWasserstein",
      "frechetDistance",
      "neighbourDivergence",
      "logisticAccuracy",
      "precision",
      "density",
    ] as const;
    const options = { rng, metrics, limit: 120, repeats: 3 };
    for (const { metric, beyond, ratio, value, floor } of compare(cloud(1, 3), cloud(2), options)) {
      expect(beyond, metric).toBe(true);
      expect(ratio).toBe(value / floor);
    }
    // What is too narrow misses parts of the reference.
    const narrow = compare(cloud(1, 0.2), cloud(2), {
      ...options,
      metrics: ["recall", "coverage"],
    });
    for (const { beyond, value, floorWorst } of narrow) {
      expect(beyond).toBe(true);
      expect(value).toBeLessThan(floorWorst);
    }
  });

  test("gives intervals about the value where asked", () => {
    const gap = (x: Samples, y: Samples): number => mean(x) - mean(y);
    const [row] = compare(cloud(1), cloud(2), { rng, metrics: { gap }, interval: 0.95 });
    // Of 200 points, 400 numbers each: the difference of means deviates by sqrt(2 / 400).
    expect(row!.high! - row!.low!).toBeGreaterThan(2 * 1.96 * Math.sqrt(2 / 400) * 0.7);
    expect(row!.high! - row!.low!).toBeLessThan(2 * 1.96 * Math.sqrt(2 / 400) * 1.4);
    expect(row!.low! < row!.value && row!.value < row!.high!).toBe(true);
    const [named] = compare(cloud(1), cloud(2), { rng, metrics: ["energyDistance"] });
    expect(named!.low).toBeUndefined();
  });

  test("refuses names it does not know", () => {
    expect(() => compare(cloud(1), cloud(2), { rng, metrics: ["fid" as never] })).toThrow(
      /^compare: metrics must be of slicedWasserstein, .*; got "fid"$/,
    );
  });

  test("takes pictures: samples of any shape", () => {
    const picture = { data: cloud(1).data, shape: [50, 1, 4, 4] };
    expect(compare(picture, picture, { rng, repeats: 1 })).toHaveLength(4);
  });

  test("reports progress, stops, and refuses too little", () => {
    const shares: number[] = [];
    const metrics = { none: () => 0 };
    compare(cloud(1), cloud(2), { rng, metrics, repeats: 2, onProgress: (s) => shares.push(s) });
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
    expect(() => compare(cloud(1), cloud(2), { rng, signal: { aborted: true } })).toThrow(
      "stopped",
    );
    const few = { data: new Float64Array(3), shape: [3, 1] };
    expect(() => compare(few, few, { rng })).toThrow(
      "2 samples and 4 of the reference are needed; got 3 and 3",
    );
    expect(() => compare(cloud(1), cloud(2), { rng, metrics: { bad: () => NaN } })).toThrow(
      "bad must be finite",
    );
  });
});
