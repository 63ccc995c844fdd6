import { knots, type Spacing } from "../knots.ts";
import { isOn, numberIn } from "./settings.ts";
import type { Visit } from "./steps-types.ts";
import type { DiffusersConfig } from "./types.ts";

/** N of T steps by `timestep_spacing` and `steps_offset`, in integers, strictly descending. */
export function spacedSteps(config: DiffusersConfig, count: number, spare: 0 | 1 = 0): number[] {
  const total = numberIn(config, "num_train_timesteps");
  const spacing = (config["timestep_spacing"] ?? "linspace") as Spacing;
  // Multistep classes space N + 1 points and leave out the last, but for trailing.
  const extra = spacing === "trailing" ? 0 : spare;
  return offsetSteps(config, knots(total, count + extra, spacing).slice(0, count), total);
}

/** Adds `steps_offset` to leading steps; all of them have to stay in the table. */
export function offsetSteps(config: DiffusersConfig, steps: number[], total: number): number[] {
  if (config["timestep_spacing"] !== "leading" || !("steps_offset" in config)) return steps;
  const offset = numberIn(config, "steps_offset");
  if (!(steps[0]! + offset < total && steps.at(-1)! + offset >= 0)) {
    throw new RangeError(
      `diffusersSteps: steps_offset ${offset} moves step ${steps[0]} to ${steps[0]! + offset}, ` +
        `beyond the ${total} steps of the schedule; take fewer steps`,
    );
  }
  return steps.map((t) => t + offset);
}

/** Classes that visit steps of a discrete schedule. */
export function visitSteps(className: string, config: DiffusersConfig, count: number): Visit {
  const total = numberIn(config, "num_train_timesteps");
  switch (className) {
    case "DDIMInverseScheduler":
      return { timesteps: spacedSteps(config, count).reverse() };
    case "UnCLIPScheduler":
      return { timesteps: knots(total, count, "linspace") };
    case "RePaintScheduler":
      return { timesteps: knots(total, count, "leading") };
    case "LCMScheduler":
    case "TCDScheduler":
      return { timesteps: distilledSteps(config, count) };
    default:
      return { timesteps: spacedSteps(config, count) };
  }
}

/** N of the steps that a consistency model was distilled at: k - 1, 2 k - 1, ..., evenly by position. */
function distilledSteps(config: DiffusersConfig, count: number): number[] {
  const total = numberIn(config, "num_train_timesteps");
  const original = numberIn(config, "original_inference_steps");
  if (!(count <= original && original <= total)) {
    throw new RangeError(
      `diffusersSteps: steps must be at most original_inference_steps (${original}) and these at ` +
        `most ${total}; got ${count}`,
    );
  }
  const stride = Math.floor(total / original);
  return Array.from(
    { length: count },
    (_, n) => (original - Math.floor((n * original) / count)) * stride - 1,
  );
}

/** The calls of PNDM: Runge-Kutta steps with their halves first, then the multistep ones. */
export function pndmCalls(config: DiffusersConfig, steps: readonly number[]): number[] {
  if (isOn(config, "skip_prk_steps")) {
    return steps.length < 2 ? [...steps] : [steps[0]!, steps[1]!, ...steps.slice(1)];
  }
  if (steps.length < 4) {
    throw new RangeError(
      `diffusersSteps: PNDM starts with 4 Runge-Kutta steps; got ${steps.length} steps, set ` +
        `skip_prk_steps or take more`,
    );
  }
  const rising = [...steps].reverse();
  const half = Math.floor(Math.floor(numberIn(config, "num_train_timesteps") / steps.length) / 2);
  const prk = rising.slice(-4).flatMap((t) => [t, t + half]);
  const doubled = prk.slice(0, -1).flatMap((t) => [t, t]);
  return [...doubled.slice(1, -1).reverse(), ...rising.slice(0, -3).reverse()];
}
