import { cosine } from "../cosine.ts";
import type { Prediction } from "../types.ts";
import { continuousOf, discreteOf } from "./schedule-of.ts";
import { classOf, isOn, numberIn } from "./settings.ts";
import type { DiffusersConfig, DiffusersScheduler, Json } from "./types.ts";

const PREDICTIONS: Readonly<Record<string, Prediction>> = {
  epsilon: "epsilon",
  sample: "x0",
  v_prediction: "v",
  flow_prediction: "flow",
  trigflow: "v",
};

/** What the networks of classes without `prediction_type` give. */
const FIXED: Readonly<Record<string, Prediction>> = {
  CMStochasticIterativeScheduler: "x0",
  IPNDMScheduler: "v",
  KarrasVeScheduler: "epsilon",
  ScoreSdeVeScheduler: "score",
  ScoreSdeVpScheduler: "score",
};

/**
 * Reads the configuration of a scheduler of diffusers.
 *
 * All 49 classes are known, with the defaults of diffusers 0.40. What their networks were trained with
 * becomes a schedule of this package; settings of the sampler stay in `config`. Keys that the class does
 * not have are kept in `unknown`; what cannot be represented, and settings that diffusers answers with
 * an error or with NaN, are named in `unsupported`, one sentence each.
 *
 * @param config - The contents of a `scheduler_config.json`.
 * @throws RangeError if `_class_name` is not a scheduler of diffusers, or if a beta is out of range.
 * @throws TypeError if a setting that is needed is of another type.
 * @see {@link https://github.com/huggingface/diffusers/tree/58eb52c0803ea9af3abec60841c2a093bdf1f951/src/diffusers/schedulers | diffusers at 58eb52c}
 */
export function fromDiffusers(config: DiffusersConfig): DiffusersScheduler {
  const className = config["_class_name"];
  if (typeof className !== "string") {
    throw new TypeError(
      `fromDiffusers: _class_name must be a string; got ${JSON.stringify(className)}`,
    );
  }
  const { family, defaults } = classOf(className);
  const own: Record<string, Json> = {};
  const unknown: Record<string, Json> = {};
  for (const [key, value] of Object.entries(config)) {
    if (key === "_class_name") continue;
    (key in defaults ? own : unknown)[key] = value;
  }
  const all = { ...defaults, ...own };
  const schedule =
    className === "ConsistencyDecoderScheduler"
      ? cosine(numberIn(all, "num_train_timesteps"))
      : family === "steps" || family === "sigmas"
        ? discreteOf(family, all)
        : undefined;
  const continuous = continuousOf(className, family, all);
  return {
    className,
    family,
    config: all,
    predicts: predictionOf(className, family === "flows" || isOn(all, "use_flow_sigmas"), all),
    ...(schedule === undefined ? {} : { schedule }),
    ...(continuous === undefined ? {} : { continuous }),
    ...(family === "levels" && "sigma_data" in all
      ? { dataScale: numberIn(all, "sigma_data") }
      : {}),
    unknown,
    unsupported: unsupportedOf(className, family, all, schedule !== undefined),
  };
}

function predictionOf(className: string, flow: boolean, config: DiffusersConfig): Prediction {
  if (className.startsWith("EDM") || className.startsWith("Cosine")) return "x0";
  const kind = config["prediction_type"];
  if (typeof kind === "string" && kind in PREDICTIONS) return PREDICTIONS[kind]!;
  return FIXED[className] ?? (flow ? "flow" : "epsilon");
}

/** One sentence per thing that is not represented. */
function unsupportedOf(
  className: string,
  family: string,
  config: DiffusersConfig,
  hasSchedule: boolean,
): string[] {
  const said = (key: string): string => `${key} ${JSON.stringify(config[key])}`;
  const found: string[] = [];
  const when = (condition: boolean, sentence: string): void => {
    if (condition) found.push(sentence);
  };
  when(family === "tokens", `${className} diffuses tokens, not samples: it has no schedule here`);
  when(
    (family === "steps" || family === "sigmas") && !hasSchedule,
    `${said("beta_schedule")}: ${className} has no such betas`,
  );
  const kind = config["prediction_type"];
  when(
    typeof kind === "string" && !(kind in PREDICTIONS),
    `${said("prediction_type")}: no such prediction`,
  );
  const chosen = ["use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas"].filter((key) =>
    isOn(config, key),
  );
  when(chosen.length > 1, `${chosen.join(" and ")}: only one spacing of sigmas can be on`);
  when(
    className === "UniPCMultistepScheduler" &&
      config["final_sigmas_type"] === "zero" &&
      (config["solver_type"] === "bh1" || config["predict_x0"] === false),
    'final_sigmas_type "zero" with solver_type "bh1" or predict_x0 false: the last step is NaN in ' +
      'diffusers; use final_sigmas_type "sigma_min"',
  );
  when(
    (config["algorithm_type"] === "dpmsolver" || config["algorithm_type"] === "sde-dpmsolver") &&
      config["final_sigmas_type"] === "zero",
    `final_sigmas_type "zero" with ${said("algorithm_type")}: it cannot end at the data; use ` +
      '"sigma_min" or "dpmsolver++"',
  );
  when(
    (className.startsWith("EDM") || className.startsWith("Cosine")) && kind === "v_prediction",
    'prediction_type "v_prediction": the output of the network has the opposite sign of EDM\'s',
  );
  when(
    className === "CMStochasticIterativeScheduler",
    "the boundary scalings of consistency models, at sigma - sigma_min, are the sampler's",
  );
  when(className === "KarrasVeScheduler", "its levels are squared and its network gives -epsilon");
  when(
    className === "DDPMWuerstchenScheduler",
    "alphaBar is cut to [0.0001, 0.9999], and scaler bends the time: the schedule is the uncut one",
  );
  when(className === "RePaintScheduler", "jumps back in time (jump_length) are the sampler's");
  when(
    className.startsWith("Helios") && config["stages"] !== 1,
    `${said("stages")}: a process in stages of resolution; only stages 1 has a grid here`,
  );
  when("solver_p" in config && config["solver_p"] !== null, "solver_p: a solver of your own");
  when("tau_func" in config && config["tau_func"] !== null, "tau_func: a function of your own");
  return found;
}
