import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import {
  empiricalDenoiser,
  empiricalLogDensity,
  empiricalScore,
  exactDenoiser,
  logDensity,
  marginal,
  score,
  type Mixture,
  type Samples,
} from "@inkwash/forward";
import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import { at, linear, type Prediction } from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

const full = process.env["INKWASH_TIER"] === "full";
const schedule = linear(1000);
const normals = (seed: number, ...shape: number[]): Samples => ({
  data: philox(seed).fillNormal(new Float64Array(shape.reduce((a, b) => a * b, 1))),
  shape,
});
const data = normals(1, 2500, 2);
/** The same as a mixture of 2,500 point masses. */
const masses: Mixture = {
  weights: Array.from({ length: 2500 }, () => 1 / 2500),
  means: Array.from({ length: 2500 }, (_, i) => [data.data[2 * i]!, data.data[2 * i + 1]!]),
  covariances: Array.from({ length: 2500 }, () => [0, 0, 0, 0]),
};
const x = normals(2, 40, 2);

describe.each([0, 20, 300, 999])("at step %i, of 2,500 points in three chunks", (t) => {
  const place = at(schedule, t);
  const here = marginal(masses, place);

  test("empiricalLogDensity(data, at, x) is logDensity of the mixture of its points", () => {
    const made = empiricalLogDensity(data, place, x);
    expect(made).toBeAllClose(logDensity(here, x.data), { rtol: 1e-12, atol: 1e-12 });
  });

  test("empiricalScore(data, at, x) is its score", () => {
    const made = empiricalScore(data, place, x);
    expect(made).toBeAllClose(score(here, x.data), { rtol: 1e-10, atol: 1e-10 });
  });

  test.each<Prediction>(["epsilon", "x0", "v", "score", "flow"])(
    "empiricalDenoiser(data, { predicts: %j }) is its exact denoiser",
    (predicts) => {
      const made = empiricalDenoiser(data, { predicts }).call(x, place) as Samples;
      const expected = exactDenoiser(masses, { predicts }).call(x, place) as Samples;
      expect(made.data).toBeAllClose(expected.data, { rtol: 1e-10, atol: 1e-10 });
      expect(made.shape).toEqual(x.shape);
    },
  );
});

test("empiricalDenoiser of one point knows it; near the data it gives the nearest point", () => {
  const one: Samples = { data: Float64Array.of(3, -1), shape: [1, 2] };
  const place = at(schedule, 400);
  const knows = empiricalDenoiser(one, { predicts: "x0" }).call(x, place) as Samples;
  for (let i = 0; i < 40; i++) expect(knows.data.slice(2 * i, 2 * i + 2)).toEqual(one.data);
  const recalls = empiricalDenoiser(data, { predicts: "x0" });
  const near = recalls.call(data, { ...place, signal: 1, noise: 1e-9 }) as Samples;
  expect(near.data).toEqual(data.data);
});

test("empiricalDenoiser takes pictures, float32 states, one place per sample and out", () => {
  const pictures = normals(3, 20, 3, 2, 2);
  const states: Samples = {
    data: Float32Array.from(normals(4, 2, 3, 2, 2).data),
    shape: [2, 3, 2, 2],
  };
  const denoiser = empiricalDenoiser(pictures);
  const out: Samples = { data: new Float32Array(24), shape: states.shape };
  const both = denoiser.call(states, at(schedule, [100, 700]), out);
  expect(both).toBe(out);
  [100, 700].forEach((t, i) => {
    const row: Samples = { data: states.data.slice(12 * i, 12 * i + 12), shape: [1, 3, 2, 2] };
    const alone = denoiser.call(row, at(schedule, t)) as Samples;
    expect(out.data.slice(12 * i, 12 * i + 12)).toEqual(alone.data);
  });
});

test("nothing is NaN where states are far, or data points coincide", () => {
  const same: Samples = { data: new Float64Array(3000).fill(2), shape: [1500, 2] };
  const far: Samples = { data: Float64Array.of(1e6, -1e6), shape: [1, 2] };
  const place = at(schedule, 10);
  for (const set of [same, data]) {
    expect(empiricalLogDensity(set, place, far)[0]).toBeLessThan(-1e12);
    expect(empiricalScore(set, place, far).every(Number.isFinite)).toBe(true);
  }
  const beyond: Samples = { data: Float64Array.of(1e200, 0), shape: [1, 2] };
  expect(empiricalLogDensity(data, place, beyond)[0]).toBe(-Infinity);
  expect(() => empiricalScore(data, place, beyond)).toThrow("the point at 1e+200 is too far");
  expect(() => empiricalDenoiser(data).call(beyond, place)).toThrow("is too far");
});

test(`${full ? "10,000 points by 10,000" : "1,500 points by 1,500"} states need no matrix of them`, () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const n = full ? 10_000 : 1500;
  const [points, states] = [normals(5, n, 2), normals(6, n, 2)];
  const used = (): number => {
    const { arrayBuffers, heapUsed } = process.memoryUsage();
    return arrayBuffers + heapUsed;
  };
  collect();
  const before = used();
  const made = empiricalLogDensity(points, at(schedule, 300), states);
  // The matrix would be 800 MB for 10,000 (18 MB for 1,500); scratch arrays wait for the collector.
  expect(used() - before).toBeLessThan(full ? 120 * 2 ** 20 : 40 * 2 ** 20);
  expect(made.every(Number.isFinite)).toBe(true);
});

describe("refused", () => {
  const place = at(schedule, 10);
  test.each<[string, () => unknown, string]>([
    [
      "no data",
      () => empiricalDenoiser({ data: new Float64Array(0), shape: [0, 2] }),
      "empiricalDenoiser: data must hold at least one point",
    ],
    [
      "data that is not finite",
      () => empiricalScore({ data: Float64Array.of(0, Infinity), shape: [1, 2] }, place, x),
      "empiricalScore: data must be finite; got Infinity at position 1",
    ],
    [
      "states of another length",
      () => empiricalLogDensity(data, place, normals(1, 2, 3)),
      "empiricalLogDensity: x must have 2 elements per sample, as the data; got [2, 3]",
    ],
    [
      "no noise",
      () => empiricalScore(data, at(schedule, -1), x),
      "empiricalScore: there is no noise at sample 0",
    ],
    [
      "an unknown prediction",
      () => empiricalDenoiser(data, { predicts: "noise" as Prediction }),
      "predicts must be",
    ],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});
