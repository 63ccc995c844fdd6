import golden from "@inkwash/golden/nn_power_ema.json" with { type: "json" };
import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import { expect, test } from "vitest";
import {
  averageSnapshots,
  createTrainer,
  initialise,
  mlp,
  reconstructAverage,
  type AverageSnapshot,
} from "../src/index.ts";
import { keptShare, updateAverage } from "../src/ema.ts";
import { exponentOf, overlap } from "../src/power-profile.ts";
import { mixtureOf } from "../src/reconstruct-average.ts";
import { table } from "./gaussian.ts";

test("exponentOf(sigma) is the root that NumPy finds, to 1e-12", () => {
  const exponents = golden.sigmas.map(exponentOf);
  expect(exponents).toBeAllClose(golden.exponents, { rtol: 1e-12 });
  // Table 4 of the paper.
  expect(exponentOf(0.05)).toBeCloseTo(16.97, 2);
  expect(exponentOf(0.1)).toBeCloseTo(6.94, 2);
});

test("overlap(a, b) and mixtureOf(profiles, wanted) are the paper's program in NumPy", () => {
  const profile = ([step, sigma]: number[]) => ({ step: step!, exponent: exponentOf(sigma!) });
  golden.pairs.forEach(([a, b], i) => {
    expect([overlap(profile(a!), profile(b!))]).toBeAllClose([golden.overlaps[i]!], {
      rtol: 1e-11,
    });
  });
  const shares = mixtureOf(golden.snapshots.map(profile), profile(golden.wanted));
  expect(shares).toBeAllClose(golden.shares, { rtol: 1e-6, atol: 1e-8 });
});

test("keptShare({ sigma }, k) forgets the start and weighs step t by t^gamma", () => {
  const sigma = 0.1;
  expect(keptShare({ sigma }, 1)).toBe(0);
  const steps = 2000;
  const weights = new Float64Array(steps);
  for (let k = 1; k <= steps; k++) {
    const d = keptShare({ sigma }, k);
    for (let t = 0; t < k - 1; t++) weights[t]! *= d;
    weights[k - 1] = 1 - d;
  }
  const moment = (power: number): number =>
    weights.reduce((sum, w, t) => sum + w * ((t + 1) / steps) ** power, 0);
  expect(moment(0)).toBeCloseTo(1, 12);
  // Steps are not a continuum: up to about 1 / steps.
  expect(Math.sqrt(moment(2) - moment(1) ** 2)).toBeCloseTo(sigma, 3);
});

test("reconstructAverage(snapshots, { sigma }) is the average that was tracked, to 1 % of how far averages differ", () => {
  const dimension = 6;
  const steps = 4000;
  const rng = philox(4);
  const kept = [0.05, 0.1];
  const wanted = [0.03, 0.07, 0.1, 0.15, 0.2];
  const parameters = new Float64Array(dimension);
  const averages = new Map([...kept, ...wanted].map((sigma) => [sigma, parameters.slice()]));
  const snapshots: AverageSnapshot[] = [];
  const noise = new Float64Array(dimension);
  for (let k = 1; k <= steps; k++) {
    // A way that slows down, with noise on it: what training looks like.
    rng.fillNormal(noise);
    for (let i = 0; i < dimension; i++) {
      parameters[i] = (i + 1) * (1 - 1 / (1 + k / 500)) + 0.05 * noise[i]!;
    }
    for (const [sigma, average] of averages) updateAverage({ sigma }, average, parameters, k);
    if (k % (steps / 64) === 0) {
      for (const sigma of kept) {
        snapshots.push({ step: k, sigma, parameters: averages.get(sigma)!.slice() });
      }
    }
  }
  const [narrow, wide] = [averages.get(0.03)!, averages.get(0.2)!];
  const spread = Math.max(...narrow.map((value, i) => Math.abs(value - wide[i]!)));
  for (const sigma of wanted) {
    const again = reconstructAverage(snapshots, { sigma });
    const error = Math.max(...again.map((v, i) => Math.abs(v - averages.get(sigma)![i]!)));
    expect(error / spread, `sigma ${sigma}`).toBeLessThan(0.01);
  }
  // What was kept is itself among the snapshots.
  expect(reconstructAverage(snapshots, { sigma: 0.05 })).toBeAllClose(averages.get(0.05)!, {
    rtol: 1e-6,
  });
});

test("averageSnapshots(trainer) needs a power-function average and a step", () => {
  const network = mlp({ dimension: 1, width: 4, conditioning: { kind: "embedding", steps: 10 } });
  const parameters = initialise(network, { rng: philox(1) });
  const make = (ema: { decay: number } | { sigma: number }[]) =>
    createTrainer(network, table("step"), { parameters, ema });
  expect(() => averageSnapshots(make({ decay: 0.9 }))).toThrow("keeps no power-function average");
  expect(() => averageSnapshots(make([{ sigma: 0.1 }]))).toThrow("has taken no step yet");
  expect(() => make([{ sigma: 0.3 }])).toThrow("ema.sigma must be in (0, 0.28]; got 0.3");
});

test("reconstructAverage(snapshots, options) refuses what it cannot use", () => {
  const one = { step: 5, sigma: 0.1, parameters: new Float32Array(2) };
  expect(() => reconstructAverage([], { sigma: 0.1 })).toThrow("snapshots must not be empty");
  expect(() => reconstructAverage([one], { sigma: 0 })).toThrow(
    "sigma must be in (0, 0.28]; got 0",
  );
  expect(() => reconstructAverage([one], { sigma: 0.1, step: 4 })).toThrow(
    "no snapshot is from step 4 or before",
  );
  const other = { ...one, parameters: new Float32Array(3) };
  expect(() => reconstructAverage([one, other], { sigma: 0.1 })).toThrow("must be of one length");
  expect(reconstructAverage([one], { sigma: 0.1 })).toBeInstanceOf(Float32Array);
});
