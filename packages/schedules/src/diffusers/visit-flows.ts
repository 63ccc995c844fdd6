import { exp } from "@inkwash/special";
import { noiseLevels } from "../noise-levels.ts";
import { stretchTerminal } from "../stretch-terminal.ts";
import { isOn, numberIn, optionalIn } from "./settings.ts";
import type { StepsRequest, Visit } from "./steps-types.ts";
import type { DiffusersConfig, DiffusersScheduler } from "./types.ts";
import { levelSpacingIn, neededMu } from "./visit-sigmas.ts";

/** Classes that visit times of a rectified flow. */
export function visitFlows(scheduler: DiffusersScheduler, request: StepsRequest): Visit {
  const { className, config } = scheduler;
  const { count, round } = request;
  if (className === "MiniMaxH3Scheduler") return visitRising(config, request);
  const total = numberIn(config, "num_train_timesteps");
  const times = className.startsWith("Helios")
    ? heliosTimes(scheduler, request)
    : className === "FlowMapEulerDiscreteScheduler"
      ? Array.from({ length: count }, (_, n) =>
          shifted(numberIn(config, "shift"), (count - n) / count),
        )
      : matchedTimes(config, request, total).map(round);
  // The flow map's numbers stay float64 in diffusers.
  const own = className === "FlowMapEulerDiscreteScheduler" ? (x: number): number => x : round;
  if (isOn(config, "invert_sigmas")) {
    const inverse = times.map((u) => own(1 - u));
    return { timesteps: inverse.map((u) => own(u * total)), sigmas: [...inverse, 1] };
  }
  return { timesteps: times.map((u) => own(own(u) * total)), sigmas: [...times.map(own), 0] };
}

/** shift u / (1 + (shift - 1) u). */
function shifted(shift: number, u: number): number {
  return (shift * u) / (1 + (shift - 1) * u);
}

/** FlowMatchEuler, FlowMatchHeun, FlowMatchLCM and LTX: from 1 to the last training time, shifted. */
function matchedTimes(
  config: DiffusersConfig,
  { count, mu }: StepsRequest,
  total: number,
): number[] {
  const dynamic = isOn(config, "use_dynamic_shifting");
  const shift = "shift" in config ? numberIn(config, "shift") : 1;
  // The last training time is shifted once when the table is made, and once more with the others.
  const last = dynamic ? 1 / total : shifted(shift, 1 / total);
  const factor = dynamic ? factorOf(config, neededMu(mu)) : shift;
  const plain = Array.from({ length: count }, (_, n) =>
    shifted(factor, count === 1 ? 1 : 1 - (n / (count - 1)) * (1 - last)),
  );
  const terminal = optionalIn(config, "shift_terminal");
  const times = terminal === undefined ? plain : [...stretchTerminal(plain, terminal)];
  const spacing = levelSpacingIn(config);
  if (spacing === undefined || count === 1) return times;
  return [...noiseLevels(count, { min: times.at(-1)!, max: times[0]!, spacing })];
}

/** The factor of dynamic shifting: exp(mu), or mu itself. */
function factorOf(config: DiffusersConfig, mu: number): number {
  return config["time_shift_type"] === "linear" ? mu : exp(mu);
}

/** Helios in one stage; its distilled kind makes one step more and leaves the last but one out. */
function heliosTimes(
  { className, config, unsupported }: DiffusersScheduler,
  { count, mu }: StepsRequest,
): number[] {
  if (config["stages"] !== 1) {
    throw new RangeError(`diffusersSteps: ${unsupported.join("; ")}`);
  }
  const total = numberIn(config, "num_train_timesteps");
  const distilled = className === "HeliosDMDScheduler" || config["scheduler_type"] === "dmd";
  const points = distilled ? count + 1 : count;
  const shift = numberIn(config, "shift");
  const factor = isOn(config, "use_dynamic_shifting")
    ? factorOf(config, neededMu(mu))
    : shift === 1
      ? 1
      : factorOf(config, shift);
  return Array.from({ length: count }, (_, n) =>
    shifted(factor, 1 - (n / points) * (1 - 1 / total)),
  );
}

/** MiniMax H3: N points are N - 1 steps, and the network is told the time from the noise. */
function visitRising(config: DiffusersConfig, { count, round }: StepsRequest): Visit {
  if (count < 2) {
    throw new RangeError(
      `diffusersSteps: MiniMaxH3Scheduler needs 2 points for a step; got ${count}`,
    );
  }
  const shift = numberIn(config, "shift");
  const times = Array.from({ length: count }, (_, n) =>
    round(shifted(shift, (count - 1 - n) / (count - 1))),
  );
  return { timesteps: times.slice(0, -1).map((u) => round(1 - u)), sigmas: times };
}
