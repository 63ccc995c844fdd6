import type { Rng } from "@inkwash/random";
import type { At } from "@inkwash/schedules";
import { checkPlan, checkSamples, checkSameShape } from "./check.ts";
import { addScaled, combine } from "./combine.ts";
import { checkFinite } from "./finite.ts";
import { checkFirst, checkRng, fillNormals } from "./normals.ts";
import type { Plan, Samples } from "./types.ts";
import { zerosLike } from "./zeros-like.ts";

/** Everything that a run must remember between two steps: plain values, safe to clone and store. */
export interface StepperState {
  /** The number of steps taken, in 0..N. */
  readonly step: number;
  /** The samples after them. */
  readonly x: Samples;
  /** The last predictions that the plan still looks at, newest first; empty where its history is 1. */
  readonly past: readonly Samples[];
}

/** A run that waits for a prediction. It never changes: keep it, and the run can be resumed from it. */
export interface AskingStepper {
  /** False: there are steps left. */
  readonly done: false;
  /** The number of steps taken, in 0..N-1. */
  readonly step: number;
  /** The samples that the denoiser is to look at. */
  readonly x: Samples;
  /** Where in the process they are. */
  readonly at: At<number>;
  /** What to give `stepper` to go on from here, in this process or another. */
  readonly state: StepperState;
  /**
   * Takes the step with the denoiser's prediction for `x` at `at`.
   *
   * @param prediction - Of the shape of x and of the kind `plan.predicts`. A plan whose history is
   * longer than 1 keeps it for later steps.
   * @param out - Where to write the new samples, of the kind and shape of x; fresh where absent. It
   * may be `x`, or `prediction` where the plan's history is 1; their values are then gone.
   * @throws TypeError if a shape differs; Error if the prediction or the result is not finite.
   */
  push(prediction: Samples, out?: Samples): Stepper;
}

/** A run that has taken all its steps. */
export interface DoneStepper {
  /** True: no steps are left. */
  readonly done: true;
  /** The number of steps N. */
  readonly step: number;
  /** The final samples. */
  readonly x: Samples;
  /** The final state. */
  readonly state: StepperState;
}

/** A run of a plan between two steps. */
export type Stepper = AskingStepper | DoneStepper;

/** Options of {@link stepper}. */
export interface StepperOptions {
  /**
   * Where the noise of the steps comes from; needed where the plan adds any. Of a Stream, step n
   * draws from `rng.fork(n)`, so a run that is resumed or split repeats the same noise; an Rng is
   * drawn in order.
   */
  readonly rng?: Rng | undefined;
  /**
   * The index of the first sample in the whole run, a non-negative integer; not 0 only with a Stream.
   * @defaultValue 0
   */
  readonly first?: number | undefined;
}

/**
 * A plan's run as a value that asks for a prediction and is pushed one.
 *
 * x' = a_n x + sum_k b_n,k m_(n-k) + c_n z.
 *
 * Nothing in it changes: to pause, keep it; to rewind, take an earlier one; to branch, push to one
 * twice. Its `state` starts another stepper at the same place.
 *
 * @param plan - What to do.
 * @param start - The samples at the first knot, or the state of another stepper of this plan. Their
 * type is the precision of the run: in float32 every operation is rounded to float32.
 * @param options - See {@link StepperOptions}.
 * @throws RangeError or TypeError if plan, samples or options do not fit together, or noise is
 * needed and there is no rng.
 */
export function stepper(
  plan: Plan,
  start: Samples | StepperState,
  options: StepperOptions = {},
): Stepper {
  const name = "stepper";
  const { rng, first = 0 } = options;
  checkPlan(name, plan);
  const state = "step" in start ? start : { step: 0, x: start, past: [] };
  checkState(plan, state);
  checkFirst(name, first, rng);
  const noisy = plan.c.findIndex((c, n) => n >= state.step && c !== 0);
  if (noisy >= 0) checkRng(name, rng, `step ${noisy} of ${plan.name} draws noise`);
  return at({ plan, rng, first, z: undefined }, state);
}

/** What all steppers of one run share; z is room for the noise of a step, drawn and used within it. */
interface Run {
  readonly plan: Plan;
  readonly rng: Rng | undefined;
  readonly first: number;
  z: Samples | undefined;
}

function at(run: Run, state: StepperState): Stepper {
  const { plan } = run;
  const { step, x } = state;
  if (step === plan.steps) return { done: true, step, x, state };
  return {
    done: false,
    step,
    x,
    state,
    at: {
      signal: plan.signal[step]!,
      noise: plan.noise[step]!,
      logSnr: plan.logSnr[step]!,
      condition: plan.condition[step]!,
    },
    push: (prediction, out) => at(run, advance(run, state, prediction, out)),
  };
}

function advance(
  run: Run,
  state: StepperState,
  prediction: Samples,
  out: Samples | undefined,
): StepperState {
  const { plan, rng, first } = run;
  const { step, x, past } = state;
  const { history } = plan;
  checkSameShape("push", "the prediction", prediction, x);
  if (out !== undefined) checkOut(out, x, prediction, history);
  const next = out ?? zerosLike(x);
  combine(next.data, plan.a[step]!, x.data, plan.b[step * history]!, prediction.data);
  for (let k = 0; k < past.length; k++) {
    addScaled(next.data, plan.b[step * history + k + 1]!, past[k]!.data);
  }
  const c = plan.c[step]!;
  if (c !== 0) {
    run.z ??= zerosLike(x);
    fillNormals(run.z, rng!, step, first);
    addScaled(next.data, c, run.z.data);
  }
  checkFinite(next, prediction, plan, step);
  return { step: step + 1, x: next, past: [prediction, ...past].slice(0, history - 1) };
}

function checkOut(out: Samples, x: Samples, prediction: Samples, history: number): void {
  checkSameShape("push", "out", out, x);
  const kind = x.data instanceof Float64Array ? Float64Array : Float32Array;
  if (!(out.data instanceof kind)) {
    throw new TypeError(`push: out.data must be a ${kind.name}, as x.data is`);
  }
  if (history > 1 && out.data === prediction.data) {
    throw new TypeError(
      `push: out may not be the prediction, which a plan with history ${history} looks at again`,
    );
  }
}

function checkState(plan: Plan, state: StepperState): void {
  const { step, x, past } = state;
  checkSamples("stepper", "x", x);
  if (!(Number.isInteger(step) && step >= 0 && step <= plan.steps)) {
    throw new RangeError(`stepper: state.step must be in 0..${plan.steps}; got ${step}`);
  }
  const kept = Math.min(step, plan.history - 1);
  if (past.length !== kept) {
    throw new RangeError(
      `stepper: state.past must hold ${kept} predictions at step ${step} of a plan with history ${plan.history}; got ${past.length}`,
    );
  }
  for (const prediction of past) checkSameShape("stepper", "a past prediction", prediction, x);
}
