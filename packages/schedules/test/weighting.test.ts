import "@inkwash/matchers";
import {
  cosine,
  edm,
  fromBeta,
  linear,
  linearLogSnr,
  posterior,
  rectifiedFlow,
  snr,
  trainingNodes,
  trainingTable,
  vp,
  x0From,
  zeroTerminalSnr,
  type Prediction,
  type TrainingNodesOptions,
  type TrainingTable,
  type TrainingTableOptions,
  type Weighting,
} from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

const schedule = linear(200, { end: 0.06 });
const ratios = snr(schedule);
const kinds: readonly Prediction[] = ["epsilon", "x0", "v", "score", "flow"];

/** The published weights of the squared error of the data, as functions of the SNR. */
const published: Record<Exclude<Weighting, "simple" | "kl">, (snr: number) => number> = {
  snr: (r) => r,
  "truncated-snr": (r) => Math.max(r, 1),
  "min-snr": (r) => Math.min(r, 5),
  p2: (r) => r / (1 + r),
  v: (r) => r + 1,
  edm: (r) => (1 / r + 0.25) / (0.25 / r),
};

describe.each(Object.entries(published))(
  'trainingTable(schedule, { weighting: "%s" })',
  (name, of) => {
    const weighting = name as Weighting;

    test("is the published weight where the data is predicted", () => {
      const { weight } = trainingTable(schedule, { predicts: "x0", weighting });
      expect(weight).toBeAllClose(ratios.map(of), { rtol: 1e-13 });
    });

    test.each(kinds)("is the same loss where %s is predicted", (predicts) => {
      const { weight, signal, noise } = trainingTable(schedule, { predicts, weighting });
      // An error of the prediction is an error p of the data, p = x0From(...).prediction.
      const again = weight.map(
        (w, t) => w / x0From(predicts, signal[t]!, noise[t]!).prediction ** 2,
      );
      expect(again).toBeAllClose(ratios.map(of), { rtol: 1e-12 });
    });
  },
);

test("snr is the simple loss of epsilon and v that of v", () => {
  const weights = (predicts: Prediction, weighting: Weighting): Float64Array =>
    trainingTable(schedule, { predicts, weighting }).weight;
  const ones = new Float64Array(200).fill(1);
  expect(weights("epsilon", "snr")).toEqual(ones);
  expect(weights("v", "v")).toBeAllClose(ones, { rtol: 1e-14 });
  expect(weights("flow", "simple")).toEqual(ones);
});

test("p2 and min-snr take their parameters", () => {
  const p2 = trainingTable(schedule, { weighting: "p2", gamma: 0.5, snrOffset: 2 }).weight;
  expect(p2).toBeAllClose(
    ratios.map((r) => (2 + r) ** -0.5),
    { rtol: 1e-13 },
  );
  const min = trainingTable(schedule, { predicts: "x0", weighting: "min-snr", gamma: 2 }).weight;
  expect(min).toBeAllClose(
    ratios.map((r) => Math.min(r, 2)),
    { rtol: 1e-13 },
  );
});

describe('trainingTable(schedule, { weighting: "kl" })', () => {
  const { weight } = trainingTable(schedule, { predicts: "x0", weighting: "kl" });

  test("is KL(q(x_(t-1) | x_t, x_0) || p) with the posterior's own variance", () => {
    const { dataCoefficient, variance } = posterior(schedule);
    for (let t = 1; t < 200; t++) {
      expect(weight[t]! / (dataCoefficient[t]! ** 2 / (2 * variance[t]!))).toBeCloseTo(1, 12);
    }
  });

  test("telescopes: the sum is half the SNR that is lost, and the decoder's", () => {
    const sum = weight.reduce((total, w) => total + w, 0);
    expect(sum / (ratios[0]! - ratios[199]! / 2)).toBeCloseTo(1, 13);
  });
});

describe("at the ends of the process", () => {
  const zero = zeroTerminalSnr(schedule);

  test.each<[Prediction, Weighting]>([
    ["v", "v"],
    ["v", "truncated-snr"],
    ["v", "min-snr"],
    ["x0", "min-snr"],
    ["x0", "edm"],
    ["flow", "kl"],
    ["epsilon", "snr"],
    ["epsilon", "min-snr"],
    ["epsilon", "p2"],
  ])("%s with %s is finite in pure noise", (predicts, weighting) => {
    const { weight } = trainingTable(zero, { predicts, weighting });
    expect(weight.every((w) => Number.isFinite(w) && w >= 0)).toBe(true);
  });

  test.each<[Prediction, Weighting]>([
    ["epsilon", "truncated-snr"],
    ["epsilon", "v"],
    ["epsilon", "edm"],
  ])("%s with %s is refused in pure noise", (predicts, weighting) => {
    expect(() => trainingTable(zero, { predicts, weighting })).toThrow(
      "trainingTable: the weight of step 199 is not finite; choose another weighting or prediction",
    );
  });

  test("x0 with min-snr is finite at the data, with the others refused", () => {
    const still = fromBeta([0, 0.1]);
    const at = (weighting: Weighting): number =>
      trainingTable(still, { predicts: "x0", weighting }).weight[0]!;
    expect(at("min-snr")).toBe(5);
    for (const weighting of ["snr", "truncated-snr", "v", "edm", "kl"] as const) {
      expect(() => at(weighting)).toThrow("the weight of step 0 is not finite");
    }
  });
});

describe('preconditioning: "edm"', () => {
  const options = {
    predicts: "x0",
    preconditioning: "edm",
    weighting: "edm",
    dataScale: 0.7,
  } as const;

  test("is table 1 of Karras et al. at sigma = noise / signal, for x / signal", () => {
    const { signal, noise, inputScale, skip, outScale, weight } = trainingTable(schedule, options);
    const d = 0.7;
    signal.forEach((s, t) => {
      const sigma = noise[t]! / s;
      const total = Math.sqrt(sigma ** 2 + d ** 2);
      expect(inputScale[t]! * s * total).toBeCloseTo(1, 13);
      expect((skip[t]! * s * total ** 2) / d ** 2).toBeCloseTo(1, 13);
      expect((outScale[t]! * total) / (sigma * d)).toBeCloseTo(1, 13);
      expect(weight[t]! * outScale[t]! ** 2).toBeCloseTo(1, 12);
    });
  });

  test("scales input and effective target to unit variance for data of that scale", () => {
    for (const table of [
      trainingTable(schedule, options),
      trainingNodes(edm(), { ...options, law: "log-normal" }),
      trainingTable(zeroTerminalSnr(schedule), options),
    ]) {
      table.signal.forEach((s, i) => {
        const [n, k] = [table.noise[i]!, table.skip[i]!];
        expect(table.inputScale[i]! ** 2 * (s * s * 0.49 + n * n)).toBeCloseTo(1, 13);
        // (x0 - skip x) / outScale, with independent parts of variance 0.49 and 1.
        const variance = ((1 - k * s) ** 2 * 0.49 + k * k * n * n) / table.outScale[i]! ** 2;
        // 1 - skip signal cancels where there is little noise.
        expect(Math.abs(variance - 1)).toBeLessThan(1e-13 * (1 + (s * s) / (n * n)));
      });
    }
  });

  test("needs a network that predicts the data", () => {
    expect(() => trainingTable(schedule, { preconditioning: "edm" })).toThrow(
      'trainingTable: preconditioning "edm" needs predicts "x0"; got "epsilon"',
    );
  });
});

describe("trainingNodes(schedule, { law })", () => {
  const logSigma = (table: TrainingTable): Float64Array =>
    table.noise.map((n, i) => Math.log(n / table.signal[i]!));

  test("uniform: the middles of equal parts of time", () => {
    const table = trainingNodes(rectifiedFlow(), { predicts: "flow" });
    expect(table.condition).toHaveLength(1024);
    expect([table.condition[0], table.condition[1023]]).toEqual([0.5 / 1024, 1023.5 / 1024]);
    expect(table.noise).toEqual(table.condition);
    expect([table.targetData[7], table.targetNoise[7]]).toEqual([-1, 1]);
  });

  test("log-normal: the moments of the law of EDM", () => {
    const values = logSigma(trainingNodes(edm(), { law: "log-normal", nodes: 8192 }));
    const mean = values.reduce((sum, x) => sum + x, 0) / 8192;
    const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 8192;
    // Midpoint quantiles are off by O(1 / nodes) in the variance.
    expect(mean).toBeCloseTo(-1.2, 9);
    expect(variance).toBeCloseTo(1.44, 2);
    expect(values[4095]! + values[4096]!).toBeCloseTo(-2.4, 11);
  });

  test("log-normal: every share of the rows lies where the normal law has it", () => {
    const values = logSigma(
      trainingNodes(edm(), { law: "log-normal", mean: 0, deviation: 1, nodes: 4096 }),
    );
    // P(Z < -1.959964) = 0.025, P(Z < 0.674490) = 0.75.
    const below = (x: number): number => values.filter((v) => v < x).length / 4096;
    expect([below(-1.959963984540054), below(0), below(0.6744897501960817)]).toEqual(
      [0.025, 0.5, 0.75].map((p) => expect.closeTo(p, 3)),
    );
  });

  test("cosine: the angle is uniform", () => {
    const table = trainingNodes(vp({ max: 40 }), { law: "cosine", predicts: "v" });
    const angle = table.signal.map((s, i) => Math.atan2(table.noise[i]!, s) / (Math.PI / 2));
    const expected = Float64Array.from({ length: 1024 }, (_, i) => (i + 0.5) / 1024);
    expect(angle).toBeAllClose(expected, { rtol: 1e-11 });
  });

  test("what lies beyond the ends stands at the end", () => {
    const { noise } = trainingNodes(edm({ min: 0.1, max: 1 }), { law: "log-normal" });
    expect(noise[0]).toBeCloseTo(0.1, 14);
    expect(noise[1023]).toBeCloseTo(1, 14);
  });

  test("kl: the mean over the rows is the integral of the bound, under any law", () => {
    // The weighted error of a denoiser whose squared error is 1 / (1 + SNR): integral of
    // SNR / (1 + SNR) d logSnr / 2 = ln((1 + e^max) / (1 + e^min)) / 2.
    const schedule = linearLogSnr({ max: 6, min: -6 });
    const integral = Math.log((1 + Math.exp(6)) / (1 + Math.exp(-6))) / 2;
    const mean = (options: TrainingNodesOptions): number => {
      const table = trainingNodes(schedule, {
        ...options,
        predicts: "x0",
        weighting: "kl",
        nodes: 16_384,
      });
      // Rows that stand at an end are outside the integral.
      const within = table.weight.map((w, i) => {
        const [s, n] = [table.signal[i]!, table.noise[i]!];
        return n > schedule.noise(0) && n < schedule.noise(1) ? (w * n * n) / (s * s + n * n) : 0;
      });
      return within.reduce((sum, x) => sum + x, 0) / 16_384;
    };
    expect(mean({ law: "uniform" })).toBeCloseTo(integral, 6);
    expect(Math.abs(mean({ law: "cosine" }) - integral)).toBeLessThan(2e-2);
    expect(Math.abs(mean({ law: "log-normal", mean: 0, deviation: 2 }) - integral)).toBeLessThan(
      2e-2,
    );
  });

  test.each<[TrainingNodesOptions, string]>([
    [{ nodes: 1023 }, "trainingNodes: nodes must be at least 1024 for a law; got 1023"],
    [{ nodes: 1e9 }, "nodes must be an integer in [1, 16777216]; got 1000000000"],
    [{ law: "beta" as "cosine" }, "law must be one of"],
    [{ law: "log-normal", deviation: 0 }, "deviation must be a finite number > 0; got 0"],
    [{ law: "log-normal", mean: Number.NaN }, "mean must be a finite number; got NaN"],
    [{ condition: "step" as "time" }, "condition must be one of"],
  ])("%j is refused", (options, message) => {
    expect(() => trainingNodes(vp(), options)).toThrow(RangeError);
    expect(() => trainingNodes(vp(), options)).toThrow(message);
  });
});

test.each<[TrainingTableOptions, string]>([
  [{ weighting: "max-snr" as "v" }, "trainingTable: weighting must be one of"],
  [{ weighting: "p2", gamma: 0 }, "trainingTable: gamma must be a finite number > 0; got 0"],
  [{ weighting: "p2", snrOffset: -1 }, "trainingTable: snrOffset must be a finite number > 0"],
  [{ dataScale: 0 }, "trainingTable: dataScale must be a finite number > 0; got 0"],
  [{ preconditioning: "vp" as "edm" }, "trainingTable: preconditioning must be one of"],
])("trainingTable(cosine(10), %j) is refused", (options, message) => {
  expect(() => trainingTable(cosine(10), options)).toThrow(RangeError);
  expect(() => trainingTable(cosine(10), options)).toThrow(message);
});
