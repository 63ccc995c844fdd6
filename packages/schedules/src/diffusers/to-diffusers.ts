import { cosine } from "../cosine.ts";
import { linear } from "../linear.ts";
import { scaledLinear } from "../scaled-linear.ts";
import type { Prediction, Schedule } from "../types.ts";
import { classOf } from "./settings.ts";
import type { DiffusersConfig, DiffusersScheduler, Json } from "./types.ts";

/**
 * Writes the configuration of a scheduler that was read, unknown keys and all.
 *
 * Numbers that JSON does not have (the default `lambda_min_clipped` is -Infinity) are left out, which
 * means the same to diffusers.
 *
 * @param scheduler - What `fromDiffusers` gave, or that with other settings in `config`.
 */
export function toDiffusers(scheduler: DiffusersScheduler): DiffusersConfig {
  const all = { ...scheduler.config, ...scheduler.unknown };
  const finite = Object.entries(all).filter(
    ([, value]) => typeof value !== "number" || Number.isFinite(value),
  );
  return { _class_name: scheduler.className, ...Object.fromEntries(finite) };
}

/** Options of {@link configFrom}. */
export interface ConfigFromOptions {
  /**
   * The class of diffusers that is to read it; one that is trained with betas.
   * @defaultValue "DDIMScheduler"
   */
  readonly className?: string | undefined;
  /**
   * What the network gives.
   * @defaultValue "epsilon"
   */
  readonly predicts?: Exclude<Prediction, "score"> | undefined;
  /** Any other settings of the class. */
  readonly settings?: DiffusersConfig | undefined;
}

const TYPES: Readonly<Record<Exclude<Prediction, "score">, string>> = {
  epsilon: "epsilon",
  x0: "sample",
  v: "v_prediction",
  flow: "flow_prediction",
};

/**
 * A configuration with which diffusers samples a network that was trained with a schedule.
 *
 * Linear, scaled linear and cosine schedules are written by name where the betas are theirs to the bit,
 * all others as `trained_betas`, T numbers.
 *
 * @param schedule - A discrete schedule.
 * @param options - See {@link ConfigFromOptions}.
 * @throws RangeError if the class is not one of diffusers, is not trained with betas, or does not have
 * one of the settings.
 */
export function configFrom(schedule: Schedule, options: ConfigFromOptions = {}): DiffusersConfig {
  const { className = "DDIMScheduler", predicts = "epsilon", settings = {} } = options;
  const { defaults } = classOf(className);
  if (!("trained_betas" in defaults && "beta_schedule" in defaults)) {
    throw new RangeError(`configFrom: ${className} is not trained with betas of one's own`);
  }
  if (!(predicts in TYPES)) {
    throw new RangeError(`configFrom: diffusers has no networks that predict "${predicts}"`);
  }
  const stray = Object.keys(settings).find((key) => !(key in defaults));
  if (stray !== undefined) {
    throw new RangeError(`configFrom: ${className} has no setting ${stray}`);
  }
  return {
    _class_name: className,
    ...defaultsInJson(defaults),
    ...betasOf(schedule),
    prediction_type: TYPES[predicts],
    ...settings,
  };
}

function defaultsInJson(defaults: DiffusersConfig): DiffusersConfig {
  return Object.fromEntries(
    Object.entries(defaults).filter(([, value]) => value !== -Infinity && value !== null),
  );
}

function betasOf({ beta }: Schedule): Record<string, Json> {
  const steps = beta.length;
  const [first, last] = [beta[0]!, beta[steps - 1]!];
  const same = (made: Schedule): boolean => made.beta.every((b, t) => b === beta[t]);
  if (same(cosine(steps))) {
    return { num_train_timesteps: steps, beta_schedule: "squaredcos_cap_v2" };
  }
  // The ends of a scaled linear table are squares of roots: fifteen digits find the numbers behind.
  for (const digits of [17, 15]) {
    const [start, end] = [first, last].map((b) => Number(b.toPrecision(digits)));
    for (const [name, make] of NAMED) {
      if (!same(make(steps, { start, end }))) continue;
      return {
        num_train_timesteps: steps,
        beta_schedule: name,
        beta_start: start!,
        beta_end: end!,
      };
    }
  }
  return { num_train_timesteps: steps, trained_betas: [...beta] };
}

const NAMED = [
  ["linear", linear],
  ["scaled_linear", scaledLinear],
] as const;
