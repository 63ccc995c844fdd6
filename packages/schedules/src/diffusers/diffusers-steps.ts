import { exp, log } from "@inkwash/special";
import { checkFinite, checkSteps, checkWord } from "../check.ts";
import { noiseTable, stepAt } from "./noise-table.ts";
import { numberIn } from "./settings.ts";
import type { StepsRequest, Visit } from "./steps-types.ts";
import type { DiffusersScheduler } from "./types.ts";
import { visitFlows } from "./visit-flows.ts";
import { visitLevels } from "./visit-levels.ts";
import { visitSigmas } from "./visit-sigmas.ts";
import { pndmCalls, visitSteps } from "./visit-steps.ts";
import { visitTimes } from "./visit-times.ts";

/** Options of {@link diffusersSteps}. */
export interface DiffusersStepsOptions {
  /**
   * The mu of dynamic shifting, as `dynamicShift` gives it; only for `use_dynamic_shifting`.
   */
  readonly mu?: number | undefined;
  /**
   * The exact values of diffusers' formulas, or what its float32 tensors hold.
   * @defaultValue "float64"
   */
  readonly precision?: "float64" | "float32" | undefined;
}

/** The tables that `set_timesteps` makes. */
export interface DiffusersSteps {
  /** What the network is told, once per call: classes with two calls per step repeat. */
  readonly timesteps: Float64Array<ArrayBuffer>;
  /** noise / signal (the time of a flow) of the knots, in diffusers' own arrangement. */
  readonly sigmas?: Float64Array<ArrayBuffer> | undefined;
}

/**
 * The `timesteps` and `sigmas` of a scheduler of diffusers after `set_timesteps(steps)`.
 *
 * Steps are spaced by integers, so that there are N of them for every N, where diffusers makes N + 1 for
 * some (trailing: 61, 103, ...); one step alone starts at the noisy end.
 *
 * @param scheduler - What `fromDiffusers` gave.
 * @param steps - Number of steps N, at most those of the schedule.
 * @param options - See {@link DiffusersStepsOptions}.
 * @throws RangeError if the class has no such steps: with more steps than the schedule has, with an
 * offset beyond its end, with one step and `shift_terminal`, without a `mu` that is needed, with settings
 * that contradict each other.
 */
export function diffusersSteps(
  scheduler: DiffusersScheduler,
  steps: number,
  options: DiffusersStepsOptions = {},
): DiffusersSteps {
  const request = requestOf(scheduler, steps, options);
  const { timesteps, sigmas } = interleaved(scheduler, request, visit(scheduler, request));
  return {
    timesteps: Float64Array.from(timesteps),
    ...(sigmas === undefined ? {} : { sigmas: Float64Array.from(sigmas) }),
  };
}

/** Checks what was asked for. */
export function requestOf(
  { className, family, config, unsupported }: DiffusersScheduler,
  steps: number,
  options: DiffusersStepsOptions,
): StepsRequest {
  const { mu, precision = "float64" } = options;
  checkSteps("diffusersSteps", steps);
  checkWord("diffusersSteps", "precision", precision, ["float64", "float32"]);
  if (mu !== undefined) checkFinite("diffusersSteps", "mu", mu);
  const alone = unsupported.find((sentence) => /only one spacing|no such betas/.test(sentence));
  if (family === "tokens" || alone !== undefined) {
    throw new RangeError(`diffusersSteps: ${alone ?? unsupported[0]}`);
  }
  const total = "num_train_timesteps" in config ? numberIn(config, "num_train_timesteps") : steps;
  const bounded = family === "steps" || family === "sigmas";
  if (bounded && steps > total) {
    throw new RangeError(
      `diffusersSteps: steps must be an integer in [1, ${total}], the steps of ${className}; ` +
        `got ${steps}`,
    );
  }
  const float32 = precision === "float32";
  return { count: steps, mu, float32, round: float32 ? Math.fround : (x) => x };
}

/** The steps themselves, one call of the network each. */
export function visit(scheduler: DiffusersScheduler, request: StepsRequest): Visit {
  const { family, className, config } = scheduler;
  if (family === "steps") return visitSteps(className, config, request.count);
  if (family === "sigmas") return visitSigmas(scheduler, request);
  if (family === "levels") return visitLevels(scheduler, request);
  return family === "flows" ? visitFlows(scheduler, request) : visitTimes(scheduler, request);
}

/** diffusers' arrangement for classes that call the network twice per step. */
function interleaved(scheduler: DiffusersScheduler, request: StepsRequest, base: Visit): Visit {
  const { className, config } = scheduler;
  const { timesteps, sigmas = [] } = base;
  if (className === "PNDMScheduler") return { timesteps: pndmCalls(config, timesteps) };
  const twice = (list: readonly number[]): number[] => list.flatMap((x) => [x, x]);
  const heun = {
    timesteps: [timesteps[0]!, ...twice(timesteps.slice(1))],
    sigmas: [sigmas[0]!, ...twice(sigmas.slice(1, -1)), ...sigmas.slice(-1)],
  };
  if (className.includes("Heun")) return heun;
  if (className === "DPMSolverSDEScheduler") {
    // The levels before they were rounded to float32 are those of the steps.
    const between = halfway(scheduler, request, (n) => sigmas[n + 1]!);
    return {
      ...heun,
      timesteps: heun.timesteps.map((t, i) => (i % 2 === 1 ? between[(i - 1) / 2]! : t)),
    };
  }
  if (!className.startsWith("KDPM2")) return base;
  const ancestral = className === "KDPM2AncestralDiscreteScheduler";
  const between = halfway(scheduler, request, (n) =>
    ancestral ? (sigmas[n + 1]! * sigmas[n + 1]!) / sigmas[n]! : sigmas[n + 1]!,
  );
  return {
    timesteps: timesteps.flatMap((t, n) => (n === 0 ? [t] : [between[n - 1]!, t])),
    sigmas: [sigmas[0]!, ...twice(sigmas.slice(1)), sigmas.at(-1)!],
  };

  function halfway(
    of: DiffusersScheduler,
    { float32, round }: StepsRequest,
    target: (n: number) => number,
  ): number[] {
    const table = noiseTable(of, float32);
    const own = className === "DPMSolverSDEScheduler" ? (x: number): number => x : round;
    return timesteps
      .slice(1)
      .map((_, n) => own(stepAt(table, exp((log(sigmas[n]!) + log(target(n))) / 2))));
  }
}
