import { cdf, jump, marginal, type Mixture, type Samples } from "@inkwash/forward";
import "@inkwash/matchers";
import { philox, type Rng } from "@inkwash/random";
import { at, linear } from "@inkwash/schedules";
import { describe, expect, test } from "vitest";
import { KS_LIMIT, ksDistance } from "./ks.ts";

const schedule = linear(100, { end: 0.1 });
const kinds = [Float32Array, Float64Array] as const;

const normals = (
  array: (typeof kinds)[number],
  shape: readonly number[],
  seed: number,
): Samples => ({
  data: philox(seed).fillNormal(new array(shape.reduce((a, b) => a * b, 1))),
  shape,
});

describe.each(kinds)("in %o", (array) => {
  const x0 = normals(array, [4, 3], 1);
  const noise = normals(array, [4, 3], 2);

  test("jump(x0, at, { noise }) is signal x0 + noise epsilon, to the bit", () => {
    const { signal, noise: rate } = at(schedule, 30);
    const round = array === Float32Array ? Math.fround : (x: number): number => x;
    const expected = Array.from(x0.data, (x, i) =>
      round(round(round(signal) * x) + round(round(rate) * noise.data[i]!)),
    );
    const x = jump(x0, at(schedule, 30), { noise });
    expect(x.data).toBeInstanceOf(array);
    expect([...x.data]).toEqual(expected);
    expect(x.shape).toEqual([4, 3]);
  });

  test("jump(x0, one place per sample, { noise }) noises each sample by its own rates", () => {
    const steps = [0, 99, -1, 30];
    const together = jump(x0, at(schedule, steps), { noise });
    steps.forEach((t, i) => {
      const row = (x: Samples): Samples => ({
        data: x.data.slice(3 * i, 3 * i + 3),
        shape: [1, 3],
      });
      expect(row(together)).toEqual(jump(row(x0), at(schedule, t), { noise: row(noise) }));
    });
  });

  test("jump(x0, the clean end) is x0", () => {
    expect(jump(x0, at(schedule, -1), { noise })).toEqual(x0);
  });

  test("jump(x0, at, { rng }) draws what one fill of x0's length gives", () => {
    const given = jump(x0, at(schedule, 30), { noise });
    expect(jump(x0, at(schedule, 30), { rng: philox(2) })).toEqual(given);
  });

  test("jump(x0, at, { rng }) of a batch is the same as of its parts, one after the other", () => {
    const rng = philox(2);
    const place = at(schedule, 30);
    const part = (from: number, to: number): Samples => ({
      data: x0.data.slice(3 * from, 3 * to),
      shape: [to - from, 3],
    });
    const parts = [part(0, 2), part(2, 4)].map((x) => [...jump(x, place, { rng }).data]);
    expect(parts.flat()).toEqual([...jump(x0, place, { rng: philox(2) }).data]);
  });

  test("jump(x0, at, { out }) writes to out and returns it; x0 and noise may be out", () => {
    const place = at(schedule, 30);
    const expected = jump(x0, place, { noise });
    const out = normals(array, [4, 3], 3);
    expect(jump(x0, place, { noise, out })).toBe(out);
    expect(out).toEqual(expected);
    const copy = { data: x0.data.slice(), shape: x0.shape };
    expect(jump(copy, place, { noise, out: copy })).toEqual(expected);
    const reused = { data: x0.data.slice(), shape: x0.shape };
    expect(jump(reused, place, { rng: philox(2), out: reused })).toEqual(expected);
    const eaten = { data: noise.data.slice(), shape: noise.shape };
    expect(jump(x0, place, { noise: eaten, out: eaten })).toEqual(expected);
  });

  test("jump leaves x0 and noise alone", () => {
    jump(x0, at(schedule, 30), { noise });
    expect([x0, noise]).toEqual([normals(array, [4, 3], 1), normals(array, [4, 3], 2)]);
  });

  test("jump takes samples of any rank, and none at all", () => {
    const image = normals(array, [2, 3, 4, 5], 1);
    expect(jump(image, at(schedule, 0), { rng: philox(0) }).shape).toEqual([2, 3, 4, 5]);
    const none: Samples = { data: new array(0), shape: [0, 3] };
    expect(jump(none, at(schedule, 0), { rng: philox(0) })).toEqual(none);
  });
});

test("jump(x0, at, { rng }) follows the exact marginal (KS, false alarm 1e-4 each)", () => {
  const points = [-15, 1, -5, 15];
  const n = 20_000;
  const x0: Samples = {
    data: Float32Array.from({ length: n }, (_, i) => points[i % 4]!),
    shape: [n, 1],
  };
  const law: Mixture = {
    weights: [0.25, 0.25, 0.25, 0.25],
    means: points.map((x) => [x]),
    covariances: [[0], [0], [0], [0]],
  };
  for (const t of [0, 20, 60, 99]) {
    const { data } = jump(x0, at(schedule, t), { rng: philox(5).fork(t) });
    const here = marginal(law, at(schedule, t));
    expect(ksDistance(data, (x) => cdf(here, x))).toBeLessThan(KS_LIMIT / 2); // four strata: D is smaller
  }
});

describe("jump refuses", () => {
  const x0 = normals(Float32Array, [4, 3], 1);
  const noise = normals(Float32Array, [4, 3], 2);
  const place = at(schedule, 3);
  const rng: Rng = philox(1);
  test.each<[string, () => unknown, typeof RangeError | typeof TypeError, string]>([
    ["no noise at all", () => jump(x0, place, {}), TypeError, "options.noise or options.rng"],
    ["noise and rng", () => jump(x0, place, { noise, rng }), TypeError, "and not both"],
    [
      "a shape that does not fit",
      () => jump({ data: x0.data, shape: [5, 3] }, place, { rng }),
      RangeError,
      "jump: x0.data.length must be the product of its shape [5, 3]; got 12",
    ],
    [
      "no shape",
      () => jump({ data: new Float32Array(1), shape: [] }, place, { rng }),
      RangeError,
      "[]",
    ],
    [
      "noise of another length",
      () => jump(x0, place, { noise: normals(Float32Array, [4, 2], 1) }),
      RangeError,
      "jump: noise must have as many elements as the data (12); got 8",
    ],
    [
      "noise of another precision",
      () => jump(x0, place, { noise: normals(Float64Array, [4, 3], 1) }),
      TypeError,
      "jump: noise and the data must both be float32 or both be float64",
    ],
    [
      "out of another length",
      () => jump(x0, place, { noise, out: normals(Float32Array, [1, 3], 1) }),
      RangeError,
      "jump: out must have as many",
    ],
    [
      "plain arrays",
      () => jump({ data: [1, 2] as unknown as Float32Array, shape: [2] }, place, { rng }),
      TypeError,
      "jump: x0.data must be a Float32Array or a Float64Array",
    ],
    [
      "rates for another number of samples",
      () => jump(x0, at(schedule, [1, 2]), { noise }),
      RangeError,
      "jump: at.signal must be a number or hold one number for each of the 4 samples; got 2",
    ],
    [
      "a rate that is not a number",
      () => jump(x0, { signal: 1, noise: Number.NaN }, { noise }),
      RangeError,
      "jump: at.noise must be finite; got NaN",
    ],
    [
      "a rate per sample that is not finite",
      () => jump(x0, { signal: Float64Array.of(1, 1, Infinity, 1), noise: 0 }, { noise }),
      RangeError,
      "jump: at.signal must be finite; got Infinity",
    ],
  ])("%s", (_, call, kind, message) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });
});
