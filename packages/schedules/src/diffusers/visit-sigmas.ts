import { exp, log as logOf } from "@inkwash/special";
import { stretchTerminal } from "../stretch-terminal.ts";
import { halfEven } from "../half-even.ts";
import { noiseLevels, type LevelSpacing } from "../noise-levels.ts";
import { knots, type Spacing } from "../knots.ts";
import { noiseTable, sigmaAt, stepAt, type NoiseTable } from "./noise-table.ts";
import { isOn, numberIn, optionalIn } from "./settings.ts";
import type { StepsRequest, Visit } from "./steps-types.ts";
import type { DiffusersConfig, DiffusersScheduler } from "./types.ts";
import { offsetSteps, spacedSteps } from "./visit-steps.ts";

/** Classes that space N + 1 points and tell their networks whole steps. */
const MULTISTEP: readonly string[] = [
  "DPMSolverMultistepScheduler",
  "DPMSolverMultistepInverseScheduler",
  "DPMSolverSinglestepScheduler",
  "DEISMultistepScheduler",
  "UniPCMultistepScheduler",
  "SASolverScheduler",
];

/** The spacing of sigmas that a configuration turns on. */
export function levelSpacingIn(config: DiffusersConfig): LevelSpacing | undefined {
  if (isOn(config, "use_karras_sigmas")) return "karras";
  if (isOn(config, "use_lu_lambdas")) return "lu";
  if (isOn(config, "use_exponential_sigmas")) return "exponential";
  return isOn(config, "use_beta_sigmas") ? "beta" : undefined;
}

/** Classes that visit noise levels of a discrete schedule. */
export function visitSigmas(scheduler: DiffusersScheduler, request: StepsRequest): Visit {
  const table = noiseTable(scheduler, request.float32);
  const { className } = scheduler;
  if (className === "DPMSolverMultistepInverseScheduler") {
    return visitUpwards(scheduler, table, request);
  }
  return MULTISTEP.includes(className)
    ? visitMultistep(scheduler, table, request)
    : visitSinglestep(scheduler, table, request);
}

/** Euler, Heun, KDPM2, LMS and the SDE solver: real steps, sigma interpolated between them. */
function visitSinglestep(
  { className, config }: DiffusersScheduler,
  table: NoiseTable,
  { count, round }: StepsRequest,
): Visit {
  const total = table.sigma.length;
  const even = config["timestep_spacing"] === "linspace" && count > 1;
  // The SDE solver's steps alone are float64 in diffusers.
  const own = className === "DPMSolverSDEScheduler" ? (x: number): number => x : round;
  const plain = even
    ? Array.from({ length: count }, (_, n) => own((total - 1) * ((count - 1 - n) / (count - 1))))
    : spacedSteps(config, count);
  let sigmas = plain.map((t) => sigmaAt(table, t));
  let timesteps: readonly number[] = plain;
  const spacing = levelSpacingIn(config);
  if (config["interpolation_type"] === "log_linear") {
    const bounds = { min: table.sigma[0]!, max: table.sigma.at(-1)! };
    sigmas = [...noiseLevels(count + 1, { ...bounds, spacing: "exponential" })];
  }
  if (spacing !== undefined) {
    const bounds = {
      min: optionalIn(config, "sigma_min") ?? sigmas.at(-1)!,
      max: optionalIn(config, "sigma_max") ?? sigmas[0]!,
    };
    sigmas = [...noiseLevels(count, { ...bounds, spacing })];
    const rounds = spacing === "karras" && className.startsWith("KDPM2");
    timesteps = sigmas.map((s) => (rounds ? halfEven(stepAt(table, s)) : stepAt(table, s)));
  }
  const last = config["final_sigmas_type"] === "sigma_min" ? [table.sigma[0]!] : [0];
  const knotsOf = (sigmas.length > count ? sigmas : [...sigmas, ...last]).map(round);
  if (config["timestep_type"] === "continuous" && config["prediction_type"] === "v_prediction") {
    return { timesteps: knotsOf.slice(0, count).map((s) => round(logOf(s) / 4)), sigmas: knotsOf };
  }
  return { timesteps: timesteps.map(own === round ? round : (t) => t), sigmas: knotsOf };
}

/** The multistep and singlestep exponential integrators. */
function visitMultistep(
  { className, config }: DiffusersScheduler,
  table: NoiseTable,
  { count, round, mu }: StepsRequest,
): Visit {
  const first = table.sigma[0]!;
  const endsAt = (own: number): number => {
    const kind = config["final_sigmas_type"];
    // DEIS and SASolver have no such setting: they end where they are.
    if (kind === undefined) return own;
    return kind === "zero" ? 0 : className === "UniPCMultistepScheduler" ? own : first;
  };
  const spacing = levelSpacingIn(config);
  if (spacing === undefined && isOn(config, "use_flow_sigmas")) {
    const flow = flowLevels(className, config, count, mu);
    const total = numberIn(config, "num_train_timesteps");
    return {
      timesteps: flow.map((u) => Math.trunc(u * total)),
      sigmas: [...flow, endsAt(flow.at(-1)!)].map(round),
    };
  }
  if (spacing === undefined) {
    const timesteps = clippedSteps(config, table, count);
    const sigmas = timesteps.map((t) => sigmaAt(table, t));
    return { timesteps, sigmas: [...sigmas, endsAt(first)].map(round) };
  }
  const bounds = {
    min: optionalIn(config, "sigma_min") ?? first,
    max: optionalIn(config, "sigma_max") ?? table.sigma.at(-1)!,
  };
  const levels = [...noiseLevels(count, { ...bounds, spacing })];
  if (className === "UniPCMultistepScheduler" && isOn(config, "use_flow_sigmas")) {
    const flow = levels.map((s) => s / (1 + s));
    const total = numberIn(config, "num_train_timesteps");
    return {
      timesteps: flow.map((u) => Math.trunc(u * total)),
      sigmas: [...flow, endsAt(flow.at(-1)!)].map(round),
    };
  }
  // DPM-Solver leaves the steps of cosine schedules as they are, and all are cut to whole steps.
  const rounds =
    (spacing === "karras" || spacing === "lu") &&
    !(
      className === "DPMSolverMultistepScheduler" && config["beta_schedule"] === "squaredcos_cap_v2"
    );
  return {
    timesteps: levels.map((s) =>
      Math.trunc(rounds ? halfEven(stepAt(table, s)) : stepAt(table, s)),
    ),
    sigmas: [...levels, endsAt(levels.at(-1)!)].map(round),
  };
}

/** The inverse of DPM-Solver, from the data up. */
function visitUpwards(
  { config }: DiffusersScheduler,
  table: NoiseTable,
  { count, round }: StepsRequest,
): Visit {
  const spacing = levelSpacingIn(config);
  if (spacing !== undefined) {
    const bounds = { min: table.sigma[0]!, max: table.sigma.at(-1)! };
    const sigmas = [...noiseLevels(count, { ...bounds, spacing })].reverse();
    const rounds = spacing === "karras";
    const steps = sigmas.map((s) =>
      Math.trunc(rounds ? halfEven(stepAt(table, s)) : stepAt(table, s)),
    );
    return {
      timesteps: steps.filter((t, n) => steps.indexOf(t) === n),
      sigmas: [...sigmas, sigmas.at(-1)!].map(round),
    };
  }
  const noisiest = table.sigma.length - 1 - clippedAt(config, table);
  if (isOn(config, "use_flow_sigmas")) {
    throw new RangeError(
      "diffusersSteps: DPMSolverMultistepInverseScheduler with use_flow_sigmas goes downwards in " +
        "diffusers; use DPMSolverMultistepScheduler and reverse its grid",
    );
  }
  const kind = config["timestep_spacing"] as Spacing;
  const total = noisiest + 1;
  const rising = [...knots(total, kind === "trailing" ? count : count + 1, kind)].reverse();
  const chosen = kind === "trailing" ? rising : rising.slice(0, count);
  const timesteps = offsetSteps(config, [...chosen].reverse(), total).reverse();
  return {
    timesteps,
    sigmas: [...timesteps.map((t) => sigmaAt(table, t)), table.sigma[noisiest]!].map(round),
  };
}

/** N steps below the bound of the log-SNR: `lambda_min_clipped` is a bound of ln(signal / noise). */
function clippedSteps(config: DiffusersConfig, table: NoiseTable, count: number): number[] {
  const clipped = clippedAt(config, table);
  if (clipped === 0) return spacedSteps(config, count, 1);
  return spacedSteps({ ...config, num_train_timesteps: table.sigma.length - clipped }, count, 1);
}

/** How many of the noisiest steps are beyond the bound. */
function clippedAt(config: DiffusersConfig, { logSigma }: NoiseTable): number {
  if (!("lambda_min_clipped" in config)) return 0;
  const bound = numberIn(config, "lambda_min_clipped");
  return logSigma.filter((s) => -s < bound).length;
}

/** Flow times of the exponential integrators. */
function flowLevels(
  className: string,
  config: DiffusersConfig,
  count: number,
  mu: number | undefined,
): number[] {
  const total = numberIn(config, "num_train_timesteps");
  const shift = isOn(config, "use_dynamic_shifting")
    ? exp(neededMu(mu))
    : numberIn(config, "flow_shift");
  const shifted = (u: number): number => (shift * u) / (1 + (shift - 1) * u);
  if (className !== "UniPCMultistepScheduler") {
    // 1 - linspace(1, 1 / T, N + 1), from the noisy end, without its last point 0.
    return Array.from({ length: count }, (_, n) =>
      shifted(((count - n) / count) * (1 - 1 / total)),
    );
  }
  const levels = Array.from({ length: count }, (_, n) =>
    shifted(1 - (n / count) * (1 - 1 / total)),
  );
  const terminal = optionalIn(config, "shift_terminal");
  const stretched = terminal === undefined ? levels : [...stretchTerminal(levels, terminal)];
  return stretched.map((u, n) => (n === 0 && Math.abs(u - 1) < 1e-6 ? u - 1e-6 : u));
}

/** The mu without which dynamic shifting means nothing. */
export function neededMu(mu: number | undefined): number {
  if (mu !== undefined) return mu;
  throw new RangeError(
    "diffusersSteps: use_dynamic_shifting needs mu; dynamicShift(tokens) gives one",
  );
}
