import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import { cosine, grid, linear, type Denoiser, type Prediction } from "@inkwash/schedules";
import { describe, expect, test } from "vitest";
import {
  ddim,
  ddpm,
  sample,
  startingNoise,
  stepper,
  type Samples,
  type Stepper,
} from "../src/index.ts";
import { optimal, preserving } from "./gaussian.ts";

const data = { mean: [1, -2, 0.5], variance: [0.25, 4, 1] };
const denoiser = optimal(data);
const plan = ddpm(grid(cosine(30)));
const rng = philox(2026);

describe("sample(denoiser, plan, options)", () => {
  test.each(["float32", "float64"] as const)(
    "gives the same bits for one batch of 10,000 as for 1 + 63 + 9,936, in %s",
    async (precision) => {
      for (const d of [2, 3]) {
        const each = optimal({ mean: data.mean.slice(0, d), variance: data.variance.slice(0, d) });
        const run = (first: number, n: number): Promise<Samples> =>
          sample(each, plan, { shape: [n, d], rng, first, precision });
        const whole = await run(0, 10_000);
        expect(whole.data).toBeInstanceOf(precision === "float32" ? Float32Array : Float64Array);
        const parts = [await run(64, 9_936), await run(1, 63), await run(0, 1)].toReversed();
        expect(parts.flatMap((part) => Array.from(part.data))).toBeAllClose(whole.data);
      }
    },
  );

  test("is the stepper's walk, and repeats with the same seed", async () => {
    const steps: number[] = [];
    const end = await sample(denoiser, plan, {
      shape: [4, 3],
      rng,
      onStep: ({ step }) => {
        steps.push(step);
      },
    });
    let run: Stepper = stepper(plan, startingNoise(plan, [4, 3], { rng }), { rng });
    while (!run.done) run = run.push(await denoiser.call(run.x, run.at));
    expect(end).toEqual(run.x);
    expect(steps).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
    expect(await sample(denoiser, plan, { shape: [4, 3], rng: philox(2027) })).not.toEqual(end);
  });

  test("starts at x, leaves it alone, and takes its precision", async () => {
    const x = { data: Float64Array.of(1, 2, 3), shape: [1, 3] };
    const end = await sample(denoiser, ddim(grid(cosine(30))), { x });
    expect(x.data).toEqual(Float64Array.of(1, 2, 3));
    expect(end.data).toBeInstanceOf(Float64Array);
    expect(end.shape).toEqual([1, 3]);
  });

  test("onStep sees x after the step, the prediction before it, and the x0 it stands for", async () => {
    const kinds: readonly Prediction[] = ["epsilon", "x0", "v", "score", "flow"];
    const seen: number[][] = [];
    for (const predicts of kinds) {
      const trace: number[] = [];
      const knots = preserving([-2, 0, 1, Infinity]);
      const end = await sample(optimal(data, predicts), ddim(knots, { predicts }), {
        x: { data: Float64Array.of(0.4, -1, 2), shape: [1, 3] },
        onStep: ({ step, steps, x, at, prediction, x0 }) => {
          expect(steps).toBe(3);
          expect(at.signal).toBe(knots.signal[step - 1]);
          expect(prediction.data).toHaveLength(3);
          trace.push(...x0!.data, ...x.data);
        },
      });
      seen.push(trace);
      expect(trace.slice(-3)).toEqual(Array.from(end.data));
      expect(trace.slice(-6, -3)).toBeAllClose(end.data, { rtol: 1e-14 }); // at the data, x is x0
    }
    for (const trace of seen) expect(trace).toBeAllClose(seen[0]!, { rtol: 1e-12 });
  });

  test("onStep gets no x0 where a plan made by hand asks for epsilon at pure noise", async () => {
    const knots = preserving([-2, 1]);
    const byHand = { ...ddim(knots), signal: Float64Array.of(0), noise: Float64Array.of(1) };
    let told: unknown = "nothing";
    await sample(optimal(data), byHand, {
      x: { data: Float64Array.of(1, 1, 1), shape: [1, 3] },
      onStep: ({ x0 }) => {
        told = x0;
      },
    });
    expect(told).toBeUndefined();
  });

  test("waits for asynchronous denoisers and for onStep", async () => {
    const slow: Denoiser = {
      predicts: "epsilon",
      call: async (x, at, out) => {
        await Promise.resolve();
        return denoiser.call(x, at, out);
      },
    };
    const order: string[] = [];
    const end = await sample(slow, plan, {
      shape: [2, 3],
      rng,
      onStep: async ({ step }) => {
        await Promise.resolve();
        order.push(`${step}`);
      },
    });
    expect(order).toHaveLength(30);
    expect(end).toEqual(await sample(denoiser, plan, { shape: [2, 3], rng }));
  });

  test("survives denoisers that ignore out, or reuse one array of their own", async () => {
    const own = new Float32Array(6);
    const selfish: Denoiser = {
      predicts: "epsilon",
      call(x, at) {
        const answer = denoiser.call(x, at) as Samples;
        own.set(answer.data);
        return { data: own, shape: x.shape };
      },
    };
    const twoStep = {
      ...plan,
      history: 2,
      b: Float64Array.from({ length: 60 }, (_, i) => (i === 1 ? 0 : plan.b[i >> 1]! / 2)),
    };
    for (const each of [plan, twoStep]) {
      const expected = await sample(denoiser, each, { shape: [2, 3], rng });
      expect(await sample(selfish, each, { shape: [2, 3], rng })).toEqual(expected);
    }
  });

  test("stops before the next step once aborted, with an AbortError", async () => {
    const signal = { aborted: false };
    let calls = 0;
    const run = sample(denoiser, plan, {
      shape: [2, 3],
      rng,
      signal,
      onStep: ({ step }) => {
        calls = step;
        signal.aborted = step === 7;
      },
    });
    await expect(run).rejects.toMatchObject({
      name: "AbortError",
      message: "sample: stopped after 7 of 30 steps",
    });
    expect(calls).toBe(7);
    const never = sample(denoiser, plan, { shape: [2, 3], rng, signal: AbortSignal.abort() });
    await expect(never).rejects.toThrow("sample: stopped after 0 of 30 steps");
  });

  test("rejects a denoiser of another kind before any work", async () => {
    await expect(sample(optimal(data, "v"), plan, { shape: [2, 3], rng })).rejects.toThrow(
      'sample: the plan is made for predictions of epsilon, the denoiser predicts v; make the plan with { predicts: "v" }',
    );
  });

  test("rejects NaN from a denoiser, naming the step", async () => {
    const rotten: Denoiser = {
      predicts: "epsilon",
      call(x, at) {
        const { data: m, shape } = denoiser.call(x, at) as Samples;
        return { data: at.condition === 12 ? m.with(3, NaN) : m, shape };
      },
    };
    await expect(sample(rotten, plan, { shape: [2, 3], rng })).rejects.toThrow(
      "ddpm: the prediction of step 17 (of 30, condition 12) has NaN at element 3",
    );
  });

  test("rejects a denoiser that answers in another shape", async () => {
    const flat: Denoiser = {
      predicts: "epsilon",
      call: (x) => ({ data: new Float32Array(5), shape: [5, x.shape[1]!] }),
    };
    await expect(sample(flat, plan, { shape: [2, 3], rng })).rejects.toThrow(
      "sample: the denoiser's answer must have the shape of x, [2, 3]; got [5, 3] with 5 elements",
    );
  });

  test("rejects options that say twice or never where to start", async () => {
    const x = { data: new Float32Array(3), shape: [1, 3] };
    const both = { x, shape: [1, 3], rng } as unknown as { shape: number[]; rng: typeof rng };
    await expect(sample(denoiser, plan, both)).rejects.toThrow(
      "sample: options must have either shape or x",
    );
    const none = { rng } as unknown as typeof both;
    await expect(sample(denoiser, plan, none)).rejects.toThrow(TypeError);
  });
});

describe("startingNoise(plan, shape, { rng })", () => {
  test('is fork("start") itself where variance is preserved, addressed by sample', () => {
    const steps = grid(linear(100, { start: 1e-4, end: 0.1 }));
    for (const [precision, out] of [
      ["float32", new Float32Array(30)],
      ["float64", new Float64Array(30)],
    ] as const) {
      const { data: z } = startingNoise(ddim(steps), [10, 3], { rng, precision });
      expect(z).toEqual(rng.fork("start").fillNormal(out));
      for (let t = 0; t < 100; t++) {
        const knots = grid(linear(100, { start: 1e-4, end: 0.1 }), { steps: [t] });
        expect(startingNoise(ddim(knots), [10, 3], { rng, precision })).toEqual({
          data: z,
          shape: [10, 3],
        });
      }
      const part = startingNoise(ddim(steps), [2, 3], { rng, precision, first: 5 });
      expect(part.data).toEqual(z.slice(15, 21));
    }
  });

  test("is scaled by sqrt(signal^2 + noise^2) elsewhere", () => {
    const base = ddim(preserving([-2, 2]));
    const plan7 = { ...base, signal: Float64Array.of(1), noise: Float64Array.of(Math.sqrt(48)) };
    const z = rng.fork("start").fillNormal(new Float64Array(4));
    expect(startingNoise(plan7, [4], { rng, precision: "float64" }).data).toBeAllClose(
      z.map((v) => 7 * v),
      { rtol: 1e-15 },
    );
  });

  test("refuses plans that start at the data, and options out of range", () => {
    const up = ddim(preserving([3, 0, -3]));
    expect(() => startingNoise(up, [1, 2], { rng })).toThrow(
      "startingNoise: this plan runs from data to noise",
    );
    expect(() => startingNoise(plan, [], { rng })).toThrow(
      "startingNoise: shape must be [n, ...] of non-negative integers; got []",
    );
    expect(() => startingNoise(plan, [2.5, 2], { rng })).toThrow(RangeError);
    expect(() => startingNoise(plan, [2], { rng, precision: "float16" as "float32" })).toThrow(
      'startingNoise: precision must be "float32" or "float64"; got float16',
    );
    expect(() => startingNoise(plan, [2], {} as { rng: typeof rng })).toThrow(
      "startingNoise: options.rng is needed, because the start is drawn",
    );
    expect(() => startingNoise(plan, [2], { rng, first: NaN })).toThrow(RangeError);
  });
});
