import { exp, log, pow } from "@inkwash/special";
import { arctan } from "../arctan.ts";
import { noiseLevels } from "../noise-levels.ts";
import { numberIn } from "./settings.ts";
import type { StepsRequest, Visit } from "./steps-types.ts";
import type { DiffusersScheduler } from "./types.ts";

/** Classes that visit noise levels between bounds. */
export function visitLevels(
  { className, config }: DiffusersScheduler,
  { count, round }: StepsRequest,
): Visit {
  const [min, max] = [numberIn(config, "sigma_min"), numberIn(config, "sigma_max")];
  if (className === "CMStochasticIterativeScheduler") {
    const total = numberIn(config, "num_train_timesteps");
    const rho = numberIn(config, "rho");
    const [low, high] = [pow(min, 1 / rho), pow(max, 1 / rho)];
    const levels = Array.from({ length: count }, (_, n) =>
      pow(high + ((n * Math.floor(total / count)) / (total - 1)) * (low - high), rho),
    );
    return { timesteps: levels.map((s) => 250 * log(s)), sigmas: [...levels, min].map(round) };
  }
  if (className === "ScoreSdeVeScheduler") {
    const times = timesTo(numberIn(config, "sampling_eps"), count);
    return {
      timesteps: times.map(round),
      sigmas: times.map((u) => round(min * exp(u * log(max / min)))),
    };
  }
  if (className === "KarrasVeScheduler") {
    // diffusers keeps the squares of the levels, the least noisy first.
    const levels = Array.from({ length: count }, (_, n) =>
      round(max * max * exp(((count - 1 - n) / Math.max(count - 1, 1)) * 2 * log(min / max))),
    );
    return { timesteps: levels.map((_, n) => count - 1 - n), sigmas: levels };
  }
  const spacing = config["sigma_schedule"] === "karras" ? "karras" : "exponential";
  const rho = numberIn(config, "rho");
  const levels = [
    ...noiseLevels(count, { min, max, spacing, ...(spacing === "karras" ? { rho } : {}) }),
  ].map(round);
  const told =
    className === "CosineDPMSolverMultistepScheduler"
      ? (s: number): number => arctan(s) / (Math.PI / 2)
      : (s: number): number => log(s) / 4;
  const last = config["final_sigmas_type"] === "zero" ? 0 : min;
  return { timesteps: levels.map((s) => round(told(s))), sigmas: [...levels, last].map(round) };
}

/** N times from 1 down to eps, in equal parts. */
export function timesTo(eps: number, count: number): number[] {
  return Array.from({ length: count }, (_, n) =>
    count === 1 ? 1 : (count - 1 - n) / (count - 1) + (n / (count - 1)) * eps,
  );
}
