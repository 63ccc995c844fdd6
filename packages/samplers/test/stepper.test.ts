import "@inkwash/matchers";
import { philox, type Rng } from "@inkwash/random";
import { cosine, grid, type Denoiser } from "@inkwash/schedules";
import { describe, expect, test } from "vitest";
import {
  ddim,
  ddpm,
  startingNoise,
  stepper,
  type AskingStepper,
  type DoneStepper,
  type Plan,
  type Samples,
  type Stepper,
  type StepperState,
} from "../src/index.ts";
import { optimal, preserving } from "./gaussian.ts";

const denoiser = optimal({ mean: [1, -2], variance: [0.25, 4] });
const plan = ddpm(grid(cosine(20)));
const rng = philox(5);
const predict = (run: AskingStepper, by: Denoiser = denoiser): Samples => {
  const answer = by.call(run.x, run.at);
  if (answer instanceof Promise) throw new Error("the denoiser of these tests is synchronous");
  return answer;
};

function asking(run: Stepper): AskingStepper {
  if (run.done) throw new Error("no step is left");
  return run;
}

/** Pushes until `steps` have been taken, or to the end. */
function walk(run: Stepper, steps = Infinity): Stepper {
  let current = run;
  while (!current.done && current.step < steps) current = current.push(predict(current));
  return current;
}

const start = startingNoise(plan, [5, 2], { rng });
const whole = walk(stepper(plan, start, { rng }));

describe("stepper(plan, start)", () => {
  test("asks once per step, at the plan's knots, and ends with done", () => {
    const asked: number[] = [];
    let run: Stepper = stepper(plan, start, { rng });
    while (!run.done) {
      const { at, step } = run;
      expect(at).toEqual({
        signal: plan.signal[step],
        noise: plan.noise[step],
        logSnr: plan.logSnr[step],
        condition: plan.condition[step],
      });
      asked.push(step);
      run = run.push(predict(run));
    }
    expect(asked).toEqual(Array.from({ length: 20 }, (_, n) => n));
    expect(run satisfies DoneStepper).toMatchObject({ done: true, step: 20 });
    expect(run.x).toBe(run.state.x);
    expect(start.data).toEqual(startingNoise(plan, [5, 2], { rng }).data);
  });

  test("takes the step a x + b m + c z in float64, z being fork(step)", () => {
    const x = startingNoise(plan, [3, 2], { rng, precision: "float64" });
    const run = asking(walk(stepper(plan, x, { rng }), 7));
    const m = predict(run);
    const z = rng.fork(7).fillNormal(new Float64Array(6));
    const [a, b, c] = [plan.a[7]!, plan.b[7]!, plan.c[7]!];
    expect(run.push(m).x.data).toEqual(
      Float64Array.from(z, (v, i) => a * run.x.data[i]! + b * m.data[i]! + c * v),
    );
  });

  test("rounds every operation to float32 where x is float32", () => {
    const run = asking(walk(stepper(plan, start, { rng }), 3));
    const m = predict(run);
    const z = rng.fork(3).fillNormal(new Float32Array(10));
    const { fround } = Math;
    const [a, b, c] = [fround(plan.a[3]!), fround(plan.b[3]!), fround(plan.c[3]!)];
    const expected = Float32Array.from(z, (v, i) => {
      const mean = fround(fround(a * run.x.data[i]!) + fround(b * m.data[i]!));
      return fround(mean + fround(c * v));
    });
    expect(run.push(m).x.data).toEqual(expected);
    // A float64 prediction is rounded to float32 first.
    const wide = { ...m, data: Float64Array.from(m.data) };
    expect(run.push(wide).x.data).toEqual(expected);
  });

  test("pauses: a state cloned, even through JSON, goes on to the same bits", () => {
    const { state } = walk(stepper(plan, start, { rng }), 8);
    const clone = structuredClone(state);
    expect(walk(stepper(plan, clone, { rng })).x).toEqual(whole.x);
    const written = JSON.stringify({ ...state, x: { ...state.x, data: Array.from(state.x.data) } });
    const read = JSON.parse(written) as { step: number; x: { data: number[]; shape: number[] } };
    const back: StepperState = {
      step: read.step,
      x: { data: Float32Array.from(read.x.data), shape: read.x.shape },
      past: [],
    };
    expect(walk(stepper(plan, back, { rng })).x).toEqual(whole.x);
  });

  test("rewinds: an earlier value is untouched and repeats the same bits", () => {
    const early = walk(stepper(plan, start, { rng }), 4);
    const before = early.x.data.slice();
    const first = walk(early);
    expect(early.x.data).toEqual(before);
    expect(walk(early).x).toEqual(first.x);
    expect(first.x).toEqual(whole.x);
  });

  test("branches: from one value, two predictions or two streams lead to two ends", () => {
    const fork = asking(walk(stepper(plan, start, { rng }), 10));
    const m = predict(fork);
    const pushed = { ...m, data: m.data.map((v) => v + 0.1) };
    expect(walk(fork.push(pushed)).x).not.toEqual(whole.x);
    expect(walk(fork.push(m)).x).toEqual(whole.x);
    const elsewhere = walk(stepper(plan, fork.state, { rng: rng.fork("branch") })).x;
    expect(elsewhere).not.toEqual(whole.x);
    expect(walk(stepper(plan, fork.state, { rng: rng.fork("branch") })).x).toEqual(elsewhere);
  });

  test("push(prediction, out) writes there, also over x or the prediction", () => {
    const run = asking(walk(stepper(plan, start, { rng }), 6));
    const expected = run.push(predict(run)).x.data.slice();
    const out = { data: new Float32Array(10), shape: [5, 2] };
    const next = run.push(predict(run), out);
    expect(next.x).toBe(out);
    expect(out.data).toEqual(expected);
    const m = predict(run);
    expect(run.push(m, m).x.data).toEqual(expected);
    const last = predict(run);
    expect(run.push(last, run.x).x.data).toEqual(expected);
  });

  test("runs a plan with history: two-step Adams-Bashforth for x' = m, by hand", () => {
    const h = 0.1;
    const steps = 12;
    const byHand: Plan = {
      ...ddim(preserving(Array.from({ length: steps + 1 }, (_, n) => n))),
      name: "adams-bashforth",
      history: 2,
      a: new Float64Array(steps).fill(1),
      b: Float64Array.from({ length: 2 * steps }, (_, i) =>
        i === 0 ? h : i === 1 ? 0 : i % 2 === 0 ? 1.5 * h : -0.5 * h,
      ),
    };
    const shift = (x: Samples): Samples => ({ ...x, data: x.data.map((v) => -v) });
    const go = (from: Stepper, until = Infinity): Stepper => {
      let run = from;
      while (!run.done && run.step < until) run = run.push(shift(run.x));
      return run;
    };
    let [y, before] = [1, 0];
    for (let n = 0; n < steps; n++) {
      const slope = -y;
      y = n === 0 ? y + h * slope : y + 1.5 * h * slope + -0.5 * h * before;
      before = slope;
    }
    const first = stepper(byHand, { data: Float64Array.of(1), shape: [1] });
    expect(go(first).x.data).toEqual(Float64Array.of(y));
    const middle = go(first, 5);
    expect(middle.state.past).toHaveLength(1);
    expect(go(stepper(byHand, structuredClone(middle.state))).x.data).toEqual(Float64Array.of(y));
    const m = shift(middle.x);
    expect(() => asking(middle).push(m, m)).toThrow(
      "push: out may not be the prediction, which a plan with history 2 looks at again",
    );
    expect(() => stepper(byHand, { ...middle.state, past: [] })).toThrow(
      "stepper: state.past must hold 1 predictions at step 5 of a plan with history 2; got 0",
    );
  });

  test("draws an unaddressed Rng in order, one fill per noisy step", () => {
    const fills: number[] = [];
    const counting: Rng = {
      nextUint32: () => 0,
      fillUniform: (out) => out,
      fillNormal(out) {
        fills.push(out.length);
        out.fill(0);
        return out;
      },
    };
    walk(stepper(plan, start, { rng: counting }));
    expect(fills).toEqual(Array.from({ length: 19 }, () => 10)); // the last step is silent
  });

  test("needs an rng only where noise is left to draw", () => {
    expect(() => stepper(plan, start)).toThrow(
      "stepper: options.rng is needed, because step 0 of ddpm draws noise; give one such as philox(seed) of @inkwash/random",
    );
    expect(walk(stepper(ddim(grid(cosine(20))), start)).done).toBe(true);
    const late = walk(stepper(plan, start, { rng }), 19).state;
    expect(walk(stepper(plan, late)).x).toEqual(whole.x);
  });

  test("takes an empty batch through", () => {
    expect(walk(stepper(plan, startingNoise(plan, [0, 2], { rng }), { rng })).x.data).toHaveLength(
      0,
    );
  });

  test("stops at what is not finite, naming the step", () => {
    const run = asking(walk(stepper(plan, start, { rng }), 3));
    const m = predict(run);
    for (const value of [NaN, Infinity]) {
      const bad = { ...m, data: m.data.with(4, value) };
      expect(() => run.push(bad)).toThrow(
        `ddpm: the prediction of step 3 (of 20, condition 16) has ${value} at element 4; samples made from it would be worthless`,
      );
    }
    const broken = { ...start, data: start.data.with(0, NaN) };
    const first = asking(stepper(plan, broken, { rng }));
    expect(() => first.push({ ...start, data: start.data.map(() => 0) })).toThrow(
      "ddpm: the state after step 0 (of 20, condition 19) has NaN at element 0",
    );
  });

  test("refuses what does not fit together", () => {
    const run = asking(stepper(plan, start, { rng }));
    const m = predict(run);
    expect(() => run.push({ ...m, shape: [2, 5] })).toThrow(
      "push: the prediction must have the shape of x, [5, 2]; got [2, 5] with 10 elements",
    );
    expect(() => run.push(m, { ...m, data: new Float64Array(10) })).toThrow(
      "push: out.data must be a Float32Array, as x.data is",
    );
    expect(() => stepper(plan, { ...start, shape: [4, 2] }, { rng })).toThrow(
      "stepper: x.data.length must be 8 for shape [4, 2]; got 10",
    );
    expect(() => stepper(plan, { data: [1] as unknown as Float32Array, shape: [1] })).toThrow(
      TypeError,
    );
    expect(() => stepper(plan, { ...start, shape: [5, -2] }, { rng })).toThrow(RangeError);
    expect(() => stepper(plan, { step: 21, x: start, past: [] }, { rng })).toThrow(
      "stepper: state.step must be in 0..20; got 21",
    );
    expect(() => stepper(plan, start, { rng, first: -1 })).toThrow(
      "stepper: first must be a non-negative integer; got -1",
    );
    const plain: Rng = {
      nextUint32: () => rng.nextUint32(),
      fillUniform: (out) => rng.fillUniform(out),
      fillNormal: (out) => rng.fillNormal(out),
    };
    expect(() => stepper(plan, start, { rng: plain, first: 1 })).toThrow("first needs a Stream");
    expect(() => stepper({ ...plan, b: new Float64Array(3) }, start, { rng })).toThrow(
      "stepper: plan.b must have length 20; got 3",
    );
    expect(() => stepper({ ...plan, history: 0 }, start, { rng })).toThrow("positive integers");
  });
});
