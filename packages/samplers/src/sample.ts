import type { Rng } from "@inkwash/random";
import { x0From, type At, type Denoiser } from "@inkwash/schedules";
import { checkSamples, checkSameShape } from "./check.ts";
import { combine } from "./combine.ts";
import { tellsData } from "./prediction.ts";
import { startingNoise } from "./starting-noise.ts";
import { stepper, type AskingStepper, type Stepper } from "./stepper.ts";
import type { Plan, Samples } from "./types.ts";
import { zerosLike } from "./zeros-like.ts";

/** What `onStep` is told. The arrays are views that the next step overwrites: copy what you keep. */
export interface SampleStep {
  /** The number of steps taken, in 1..N. */
  readonly step: number;
  /** The number of steps N. */
  readonly steps: number;
  /** The samples after the step. */
  readonly x: Samples;
  /** Where the denoiser was asked. */
  readonly at: At<number>;
  /** What it predicted there. */
  readonly prediction: Samples;
  /** The data that this prediction stands for; absent where it stands for none (signal 0). */
  readonly x0?: Samples | undefined;
}

/** Options of {@link sample} that do not say where it starts. */
export interface SampleControl {
  /**
   * The index of the first sample in the whole run, a non-negative integer; not 0 only with a Stream.
   * @defaultValue 0
   */
  readonly first?: number | undefined;
  /** Called after every step; sampling waits for it. */
  readonly onStep?: ((step: SampleStep) => void | Promise<void>) | undefined;
  /** Looked at before every step; once aborted, the promise is rejected with an AbortError. */
  readonly signal?: { readonly aborted: boolean } | undefined;
}

/** Options of {@link sample} for a run that starts from drawn noise. */
export interface SampleFromNoise extends SampleControl {
  /** Absent: the start is drawn. */
  readonly x?: undefined;
  /** [n, ...]: how many samples of which shape. */
  readonly shape: readonly number[];
  /** Where the start and the noise of the steps come from. */
  readonly rng: Rng;
  /**
   * The precision of the samples, and of every step.
   * @defaultValue "float32"
   */
  readonly precision?: "float32" | "float64" | undefined;
}

/** Options of {@link sample} for a run that starts from given samples. */
export interface SampleFromState extends SampleControl {
  /** Absent: the shape is that of x. */
  readonly shape?: undefined;
  /** The samples at the plan's first knot; they are not changed, and their type is the precision. */
  readonly x: Samples;
  /** Where the noise of the steps comes from; needed where the plan adds any. */
  readonly rng?: Rng | undefined;
}

/** Options of {@link sample}: either `shape` or `x`. */
export type SampleOptions = SampleFromNoise | SampleFromState;

/**
 * Runs a plan with a denoiser from noise to data.
 *
 * With a Stream the start is `rng.fork("start")` and the noise of step n is `rng.fork(n)`, and sample
 * i of `first` + i always gets the same numbers, so a run can be split into batches of any size.
 *
 * @param denoiser - Predicts what the plan says.
 * @param plan - Made by `ddpm`, `ddim` or by hand.
 * @param options - See {@link SampleFromNoise} and {@link SampleFromState}.
 * @returns The samples after the last step, fresh.
 * @throws TypeError if the denoiser predicts something else than the plan says or returns another
 * shape; RangeError for a shape or option out of range; Error if a prediction is not finite, naming
 * the step; an Error named AbortError once `signal` is aborted. All by rejection.
 */
export async function sample(
  denoiser: Denoiser,
  plan: Plan,
  options: SampleOptions,
): Promise<Samples> {
  const { first, rng, onStep, signal } = options;
  if (denoiser.predicts !== plan.predicts) {
    throw new TypeError(
      `sample: the plan is made for predictions of ${plan.predicts}, the denoiser predicts ${denoiser.predicts}; make the plan with { predicts: "${denoiser.predicts}" }`,
    );
  }
  let run: Stepper = stepper(plan, begin(plan, options), { rng, first });
  const room = Array.from({ length: plan.history }, () => zerosLike(run.x));
  const x0 = onStep === undefined ? undefined : zerosLike(run.x);
  while (!run.done) {
    if (signal?.aborted) throw stopped(plan, run.step);
    const prediction = await ask(denoiser, run, room[run.step % room.length]!);
    const estimate = x0 && estimateX0(x0, plan, run, prediction);
    const asked: AskingStepper = run;
    run = run.push(prediction, run.x);
    await onStep?.({
      step: run.step,
      steps: plan.steps,
      x: run.x,
      at: asked.at,
      prediction,
      x0: estimate,
    });
  }
  return run.x;
}

function begin(plan: Plan, options: SampleOptions): Samples {
  const { x, shape } = options;
  if ((x === undefined) === (shape === undefined)) {
    throw new TypeError("sample: options must have either shape or x");
  }
  if (options.x === undefined) return startingNoise(plan, options.shape, options);
  checkSamples("sample", "x", options.x);
  return { data: options.x.data.slice(), shape: [...options.x.shape] };
}

/** The prediction, in `out` even if the denoiser has its own idea of where to write it. */
async function ask(denoiser: Denoiser, run: AskingStepper, out: Samples): Promise<Samples> {
  const answer = await denoiser.call(run.x, run.at, out);
  if (answer.data === out.data) return out;
  checkSameShape("sample", "the denoiser's answer", answer, run.x);
  out.data.set(answer.data);
  return out;
}

function estimateX0(
  out: Samples,
  plan: Plan,
  { x, step }: AskingStepper,
  prediction: Samples,
): Samples | undefined {
  const signal = plan.signal[step]!;
  if (!tellsData(plan.predicts, signal)) return undefined;
  const from = x0From(plan.predicts, signal, plan.noise[step]!);
  combine(out.data, from.state, x.data, from.prediction, prediction.data);
  return out;
}

function stopped(plan: Plan, step: number): Error {
  const error = new Error(`sample: stopped after ${step} of ${plan.steps} steps`);
  error.name = "AbortError";
  return error;
}
