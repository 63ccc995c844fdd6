import reverse from "@inkwash/golden/seed004_reverse.json" with { type: "json" };
import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import { expect, test } from "vitest";
import { denoiser, initialise, mlp, type Samples } from "../src/index.ts";
import { networks } from "./gaussian.ts";
import { tutorialNetwork, tutorialParameters, tutorialTable, uniforms } from "./tutorial.ts";

const given = (seed: number): Float64Array =>
  uniforms(seed, 16).map((u) => Math.sqrt(12) * (u - 0.5));

const network = tutorialNetwork(128, 100);
const parameters = tutorialParameters(network);

test.each(["0", "1", "37", "99"] as const)(
  "denoiser(network, parameters, table).call(x, at) is the tutorial's network at step %s to 1e-13",
  (t) => {
    const { call } = denoiser(network, parameters, tutorialTable(100));
    const { data } = call({ data: given(5001), shape: [8, 2] }, { condition: Number(t) });
    expect(data).toBeAllClose(reverse.pSample[t].epsilon.flat(), { rtol: 1e-13 });
  },
);

test("denoiser(network, parameters, table).call(x, at) carries the tutorial's whole reverse process", () => {
  const { beta, signal, noise } = tutorialTable(100);
  const { call } = denoiser(network, parameters, { predicts: "epsilon" });
  let x: Samples = { data: given(6000), shape: [8, 2] };
  for (let n = 0; n < 100; n++) {
    const t = 99 - n;
    const epsilon = call(x, { condition: t }).data;
    const z = given(6001 + n);
    const b = beta[t]!;
    const data = Float64Array.from(x.data, (value, i) => {
      const mean = (value - (b / noise[t]!) * epsilon[i]!) / Math.sqrt(1 - b);
      return mean + Math.sqrt(b) * z[i]!;
    });
    x = { data, shape: [8, 2] };
    const kept: Record<string, number[][]> = reverse.loop;
    const expected = kept[n + 1];
    if (expected) expect(x.data).toBeAllClose(expected.flat(), { rtol: 1e-11, atol: 1e-12 });
  }
  expect(signal[99]).toBeCloseTo(Math.sqrt(0.778), 3);
});

const fourier = mlp({
  dimension: 2,
  conditioning: { kind: "fourier", features: 8, range: [-6, 10] },
});
const rng = philox(4);
const own = initialise(fourier, { rng });
const points: Samples = { data: rng.fork("x").fillNormal(new Float32Array(600)), shape: [300, 2] };
const plain = denoiser(fourier, own, { predicts: "epsilon" });

test("denoiser(...).call(x, at) gives each sample the same bits in any batch", () => {
  const whole = plain.call(points, { condition: 1.5 });
  for (const [from, to] of [
    [0, 1],
    [1, 130],
    [130, 300],
  ] as const) {
    const part = { data: points.data.slice(2 * from, 2 * to), shape: [to - from, 2] };
    expect(plain.call(part, { condition: 1.5 }).data).toEqual(whole.data.slice(2 * from, 2 * to));
  }
});

test("denoiser(...).call(x, at) takes one condition per sample, with the bits of one for all", () => {
  const condition = Float64Array.from({ length: 300 }, (_, i) => (i % 2 === 0 ? 1.5 : -3));
  const mixed = plain.call(points, { condition }).data;
  const [even, odd] = [1.5, -3].map((one) => plain.call(points, { condition: one }).data);
  mixed.forEach((value, i) => expect(value).toBe((i % 4 < 2 ? even : odd)![i]));

  const steps = Float64Array.from({ length: 8 }, (_, i) => i * 10);
  const { call } = denoiser(network, parameters, { predicts: "epsilon" });
  const x = { data: given(5001), shape: [8, 2] };
  const each = call(x, { condition: steps }).data;
  steps.forEach((condition, i) => {
    expect(call(x, { condition }).data.slice(2 * i, 2 * i + 2)).toEqual(
      each.slice(2 * i, 2 * i + 2),
    );
  });
});

test("denoiser(...).call(x, at, out) writes to out and returns it; out may be x", () => {
  const fresh = plain.call(points, { condition: 0 });
  expect(fresh.data).not.toBe(points.data);
  const out = { data: new Float32Array(600), shape: [300, 2] };
  expect(plain.call(points, { condition: 0 }, out)).toBe(out);
  expect(out).toEqual(fresh);
  const x = structuredClone(points);
  plain.call(x, { condition: 0 }, x);
  expect(x).toEqual(fresh);
});

test("denoiser(...).call(x, at) knows +-Infinity as the ends of the range", () => {
  const at = (condition: number): unknown => plain.call(points, { condition }).data;
  expect(at(Infinity)).toEqual(at(10));
  expect(at(-Infinity)).toEqual(at(-6));
});

test("denoiser(network, parameters, ...) reads the parameters anew at every call", () => {
  const changing = own.slice();
  const { call } = denoiser(fourier, changing, { predicts: "epsilon" });
  const before = call(points, { condition: 0 });
  changing.fill(0);
  expect(call(points, { condition: 0 }).data).toEqual(new Float32Array(600));
  changing.set(own);
  expect(call(points, { condition: 0 })).toEqual(before);
});

test("denoiser(network, parameters, table) applies skip x + outScale network(inputScale x), linear between rows", () => {
  const table = {
    predicts: "x0",
    condition: Float64Array.of(6, 2, -2),
    inputScale: Float64Array.of(1, 2, 4),
    skip: Float64Array.of(1, 0.5, 0),
    outScale: Float64Array.of(0, 1, 3),
  } as const;
  const { predicts, call } = denoiser(fourier, own, table);
  expect(predicts).toBe("x0");
  for (const [condition, inputScale, skip, outScale] of [
    [2, 2, 0.5, 1],
    [3, 1.75, 0.625, 0.75],
    [-1, 3.5, 0.125, 2.5],
    [-9, 4, 0, 3],
  ] as const) {
    const scaled = { data: Float64Array.from(points.data, (v) => v * inputScale), shape: [300, 2] };
    const inner = plain.call(scaled, { condition }).data;
    const expected = inner.map((value, i) => skip * points.data[i]! + outScale * value);
    expect(call(points, { condition }).data).toBeAllClose(expected, { atol: 1e-6 });
  }
  expect(call(points, { condition: 7 }).data).toEqual(points.data);
});

test("denoiser(...).call(x, at) refuses what it cannot answer with numbers", () => {
  const x = { data: Float32Array.of(1, NaN), shape: [1, 2] };
  const ones = { data: Float32Array.of(1, 1), shape: [1, 2] };
  expect(() => plain.call(x, { condition: 0 })).toThrow(
    "denoiser: x must be finite; element 1 is NaN",
  );
  expect(() => plain.call(ones, { condition: NaN })).toThrow("condition must be a log-SNR");
  expect(() => plain.call({ ...ones, shape: [2, 1] }, { condition: 0 })).toThrow(
    "denoiser: x must have 2 numbers per sample; got shape [2, 1]",
  );
  expect(() => plain.call(ones, { condition: new Float64Array(3) })).toThrow(
    "condition must be one number or one per sample (1); got 3",
  );
  expect(() => plain.call(ones, { condition: 0 }, points)).toThrow(
    "denoiser: out must have 1 samples, as x; got 300",
  );
  const embedded = denoiser(networks.step, initialise(networks.step, { rng }), { predicts: "x0" });
  for (const condition of [-1, 10, 2.5]) {
    expect(() => embedded.call({ data: Float32Array.of(1), shape: [1, 1] }, { condition })).toThrow(
      `denoiser: condition must be a step index in [0, 10), as the network has an embedding; element 0 is ${condition}`,
    );
  }
});

test("denoiser(network, parameters, preconditioning) refuses what does not fit together", () => {
  const one = Float64Array.of(2);
  const two = Float64Array.of(1, 1);
  expect(() => denoiser(fourier, new Float32Array(2), { predicts: "x0" })).toThrow("got 2");
  expect(() => denoiser(fourier, own, { predicts: "x0", skip: one })).toThrow(
    "denoiser: condition, inputScale, skip and outScale must be given together, all of one length",
  );
  expect(() =>
    denoiser(fourier, own, {
      predicts: "x0",
      condition: two,
      inputScale: two,
      skip: Float64Array.of(1, 2),
      outScale: two,
    }),
  ).toThrow("denoiser: condition must be strictly monotone");
});

test("denoiser(network, parameters, table) takes rows that stand at one end of the process together", () => {
  const columns = (...at: readonly number[]) => {
    const of = (column: (c: number) => number): Float64Array => Float64Array.from(at, column);
    return {
      predicts: "x0",
      condition: of((c) => c),
      inputScale: of((c) => 2 + c),
      skip: of((c) => c / 4),
      outScale: of((c) => 1 - c / 8),
    } as const;
  };
  const [once, often] = [columns(-1, 0, 3), columns(-1, -1, -1, 0, 3, 3)];
  const fallen = columns(3, 3, 0, -1, -1);
  for (const condition of [-1.5, -1, -0.5, 0, 1, 3, 4]) {
    const [expected, ...same] = [once, often, fallen].map(
      (table) => denoiser(fourier, own, table).call(points, { condition }).data,
    );
    for (const prediction of same) expect(prediction).toBeAllClose(expected!, { rtol: 1e-6 });
  }
});

test("denoiser(...).call(x, at) takes no samples and gives none", () => {
  expect(
    plain.call({ data: new Float32Array(0), shape: [0, 2] }, { condition: 0 }).data,
  ).toHaveLength(0);
});
