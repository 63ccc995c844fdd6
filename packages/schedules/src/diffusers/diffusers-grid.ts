import { log } from "@inkwash/special";
import { atTime } from "../continuous/at-time.ts";
import { at } from "../at.ts";
import { logistic } from "../logistic.ts";
import { reverse } from "../reverse.ts";
import type { At, Grid } from "../types.ts";
import { requestOf, visit, type DiffusersStepsOptions } from "./diffusers-steps.ts";
import { isOn } from "./settings.ts";
import type { DiffusersScheduler } from "./types.ts";

type Knot = Pick<At<number>, "signal" | "noise" | "logSnr">;

const CLEAN: Knot = { signal: 1, noise: 0, logSnr: Infinity };

/**
 * The grid that a sampler of diffusers visits, for any sampler of this library.
 *
 * Its conditions are the timesteps that the network is told; classes with two calls per step have one
 * step here. Noise levels of discrete schedules have variance-preserving rates, those of EDM signal 1,
 * flows 1 - u and u.
 *
 * @param scheduler - What `fromDiffusers` gave.
 * @param steps - Number of steps N, at most those of the schedule.
 * @param options - See {@link DiffusersStepsOptions}.
 * @returns N + 1 knots (N for MiniMax H3, whose N points are N - 1 steps), upwards for inverse classes.
 * @throws RangeError where `diffusersSteps` does, and where the last step of a class stands still
 * (`set_alpha_to_one: false` at step 0, or sigmas that are repeated at the end).
 */
export function diffusersGrid(
  scheduler: DiffusersScheduler,
  steps: number,
  options: DiffusersStepsOptions = {},
): Grid {
  const { className, config } = scheduler;
  const { timesteps, sigmas } = visit(scheduler, requestOf(scheduler, steps, options));
  const upwards = className.includes("Inverse") || isOn(config, "invert_sigmas");
  const knots =
    sigmas === undefined
      ? knotsOfSteps(scheduler, timesteps)
      : levelsOf(timesteps, sigmas).map((sigma) => knotOf(scheduler, sigma));
  const ordered = sigmas !== undefined && upwards ? [...knots].reverse() : knots;
  const starts = ordered.length - 1;
  const told = sigmas === undefined && upwards ? [...timesteps].reverse() : timesteps;
  const grid = {
    signal: Float64Array.from(ordered, (knot) => knot.signal),
    noise: Float64Array.from(ordered, (knot) => knot.noise),
    logSnr: Float64Array.from(ordered, (knot) => knot.logSnr),
    condition: Float64Array.from(told.slice(0, starts)),
  };
  checkMoves(className, grid);
  if (!upwards) return grid;
  return sigmas === undefined ? reverse(grid) : { ...reverse(grid), condition: grid.condition };
}

/** The levels with an end; the score-based class has none and ends at the data. */
function levelsOf(timesteps: readonly number[], sigmas: readonly number[]): readonly number[] {
  return sigmas.length === timesteps.length ? [...sigmas, 0] : sigmas;
}

/** The knots of a family without sigmas, then the end. */
function knotsOfSteps(scheduler: DiffusersScheduler, timesteps: readonly number[]): Knot[] {
  const { className, schedule, continuous, config } = scheduler;
  if (schedule !== undefined) {
    const falling = className.includes("Inverse") ? [...timesteps].reverse() : timesteps;
    const end = config["set_alpha_to_one"] === false ? at(schedule, 0) : CLEAN;
    return [...falling.map((t) => at(schedule, t)), end];
  }
  const quarter = className === "SCMScheduler" ? Math.PI / 2 : 1;
  const times = timesteps.filter((t) => t > 0).map((t) => Math.min(t / quarter, 1));
  return [...times.map((u) => atTime(continuous!, u)), CLEAN];
}

function knotOf({ family, config }: DiffusersScheduler, sigma: number): Knot {
  if (sigma === 0) return CLEAN;
  if (family === "flows" || isOn(config, "use_flow_sigmas")) {
    return { signal: 1 - sigma, noise: sigma, logSnr: 2 * log((1 - sigma) / sigma) };
  }
  const logSnr = -2 * log(sigma);
  if (family === "levels") return { signal: 1, noise: sigma, logSnr };
  return { signal: Math.sqrt(logistic(logSnr)), noise: Math.sqrt(logistic(-logSnr)), logSnr };
}

function checkMoves(className: string, { logSnr }: Grid): void {
  const still = logSnr.findIndex((l, n) => n > 0 && !(l > logSnr[n - 1]!));
  if (still < 0) return;
  throw new RangeError(
    `diffusersGrid: step ${still - 1} of ${className} stands still, from log-SNR ` +
      `${logSnr[still - 1]} to ${logSnr[still]}; set set_alpha_to_one, final_sigmas_type "zero" or ` +
      `another number of steps`,
  );
}
