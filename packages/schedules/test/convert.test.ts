import "@inkwash/matchers";
import {
  at,
  convert,
  cosine,
  targetOf,
  type At,
  type Denoiser,
  type Prediction,
  type Samples,
} from "@inkwash/schedules";
import { describe, expect, test } from "vitest";

const kinds: readonly Prediction[] = ["epsilon", "x0", "v", "score", "flow"];
const x0 = Float64Array.of(1, -2, 0.5, 3, 0, -1);
const epsilon = Float64Array.of(0.3, 0.1, -1.2, 2, -0.4, 0.9);
const schedule = cosine(100);

const pick = (value: number | Float64Array, row: number): number =>
  typeof value === "number" ? value : value[row]!;

/** The right answer of a kind for the two samples (of three numbers) above. */
function truth(kind: Prediction, place: At): Float64Array {
  return x0.map((data, i) => {
    const row = Math.floor(i / 3);
    const target = targetOf(kind, pick(place.signal, row), pick(place.noise, row));
    return target.data * data + target.noise * epsilon[i]!;
  });
}

function state(place: At): Samples {
  const data = x0.map((value, i) => {
    const row = Math.floor(i / 3);
    return pick(place.signal, row) * value + pick(place.noise, row) * epsilon[i]!;
  });
  return { data, shape: [2, 3] };
}

const oracle = (predicts: Prediction): Denoiser => ({
  predicts,
  call(_, place, out = { data: new Float64Array(6), shape: [2, 3] }) {
    out.data.set(truth(predicts, place));
    return out;
  },
});

describe.each(kinds)("convert(a denoiser of %s, kind)", (from) => {
  test.each(kinds)("predicts %s, for a batch and per sample", (to) => {
    for (const place of [at(schedule, 40), at(schedule, [10, 90])]) {
      const made = convert(oracle(from), to).call(state(place), place) as Samples;
      expect(made.data).toBeAllClose(truth(to, place), { rtol: 1e-12, atol: 1e-12 });
    }
  });
});

test("convert(denoiser, its own kind) is the denoiser itself", () => {
  const denoiser = oracle("v");
  expect(convert(denoiser, "v")).toBe(denoiser);
});

test("convert(denoiser, kind).call(x, at, out) writes to out and leaves x alone", () => {
  const place = at(schedule, 40);
  const x = state(place);
  const out: Samples = { data: new Float64Array(6), shape: [2, 3] };
  expect(convert(oracle("epsilon"), "x0").call(x, place, out)).toBe(out);
  expect(x).toEqual(state(place));
  expect(out.data).toBeAllClose(x0, { rtol: 1e-12, atol: 1e-12 });
});

test("convert(an asynchronous denoiser, kind) is asynchronous", async () => {
  const place = at(schedule, 40);
  const slow: Denoiser = {
    predicts: "epsilon",
    call: async (x, here, out) => oracle("epsilon").call(x, here, out),
  };
  const made = convert(slow, "x0").call(state(place), place);
  expect(made).toBeInstanceOf(Promise);
  expect((await made).data).toBeAllClose(x0, { rtol: 1e-12, atol: 1e-12 });
});

test("convert(denoiser of epsilon, x0) says so where signal is 0", () => {
  const place = { signal: 0, noise: 1, logSnr: -Infinity, condition: 99 };
  const call = (): unknown => convert(oracle("epsilon"), "x0").call(state(place), place);
  expect(call).toThrow("x0From: x0 from epsilon is not determined where signal = 0");
});

test("convert refuses an unknown kind before any work", () => {
  expect(() => convert(oracle("v"), "noise" as Prediction)).toThrow(RangeError);
});
