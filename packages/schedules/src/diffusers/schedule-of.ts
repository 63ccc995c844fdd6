import { expm1, log } from "@inkwash/special";
import { continuousCosine } from "../continuous/continuous-cosine.ts";
import { edm } from "../continuous/edm.ts";
import { rectifiedFlow } from "../continuous/rectified-flow.ts";
import { trigFlow } from "../continuous/trig-flow.ts";
import type { ContinuousSchedule } from "../continuous/types.ts";
import { ve } from "../continuous/ve.ts";
import { vp } from "../continuous/vp.ts";
import { cosine } from "../cosine.ts";
import { diffusersLaplace } from "../diffusers-laplace.ts";
import { exponential } from "../exponential.ts";
import { fromBeta } from "../from-beta.ts";
import { logSnrOf } from "../rates.ts";
import { linear } from "../linear.ts";
import { scaledLinear } from "../scaled-linear.ts";
import { shiftLogSnr } from "../shift-log-snr.ts";
import { snrShift } from "../shifts.ts";
import { sigmoid } from "../sigmoid.ts";
import type { Schedule } from "../types.ts";
import { zeroTerminalSnr } from "../zero-terminal-snr.ts";
import { isOn, numberIn } from "./settings.ts";
import type { DiffusersConfig, Family } from "./types.ts";

/** alphaBar at the end of a rescaled schedule of a class whose sigmas must stay finite. */
export const LAST_ALPHA_BAR: number = 2 ** -24;

/** The betas that a configuration names; undefined where diffusers has no such name. */
function named(config: DiffusersConfig): Schedule | undefined {
  const steps = numberIn(config, "num_train_timesteps");
  const trained = config["trained_betas"];
  if (Array.isArray(trained)) return fromBeta(trained as readonly number[], { name: "trained" });
  const kind = config["beta_schedule"];
  if (kind === "squaredcos_cap_v2") return cosine(steps);
  if (!("beta_start" in config)) return undefined; // UnCLIP has the cosine schedule alone
  if (kind === "laplace") return diffusersLaplace(steps);
  if (kind === "exp") return exponential(steps);
  if (kind !== "linear" && kind !== "scaled_linear" && kind !== "sigmoid") return undefined;
  const ends = { start: numberIn(config, "beta_start"), end: numberIn(config, "beta_end") };
  if (kind === "linear") return linear(steps, ends);
  return kind === "sigmoid" ? sigmoid(steps, ends) : scaledLinear(steps, ends);
}

/** The discrete schedule of a configuration, shifted and rescaled as its class does. */
export function discreteOf(family: Family, config: DiffusersConfig): Schedule | undefined {
  const made = named(config);
  if (made === undefined) return undefined;
  const shift = config["snr_shift_scale"];
  const shifted = typeof shift === "number" ? shiftLogSnr(made, snrShift(shift)) : made;
  if (!isOn(config, "rescale_betas_zero_snr")) return shifted;
  const rescaled = zeroTerminalSnr(shifted);
  if (family !== "sigmas") return rescaled;
  // These classes divide by sqrt(alphaBar), so they keep a little of the data at the end.
  const [beta, logAlphaBar, logSnr] = [rescaled.beta, rescaled.logAlphaBar, rescaled.logSnr].map(
    (table) => table.slice(),
  ) as [Float64Array, Float64Array, Float64Array];
  const last = beta.length - 1;
  logAlphaBar[last] = log(LAST_ALPHA_BAR);
  logSnr[last] = logSnrOf(logAlphaBar[last]!);
  beta[last] = 0 - expm1(logAlphaBar[last]! - logAlphaBar[last - 1]!);
  return { name: rescaled.name, beta, logAlphaBar, logSnr };
}

/** The continuous schedule of a class that has one. */
export function continuousOf(
  className: string,
  family: Family,
  config: DiffusersConfig,
): ContinuousSchedule | undefined {
  if (family === "flows") return rectifiedFlow();
  switch (className) {
    case "ScoreSdeVeScheduler":
      return ve({ min: numberIn(config, "sigma_min"), max: numberIn(config, "sigma_max") });
    case "ScoreSdeVpScheduler":
      return vp({ min: numberIn(config, "beta_min"), max: numberIn(config, "beta_max") });
    case "DDPMWuerstchenScheduler":
      return continuousCosine({ offset: numberIn(config, "s") });
    case "IPNDMScheduler":
    case "SCMScheduler":
      return trigFlow();
    default:
  }
  if (family !== "levels") return undefined;
  const bounds = { min: numberIn(config, "sigma_min"), max: numberIn(config, "sigma_max") };
  return edm({ ...bounds, rho: "rho" in config ? numberIn(config, "rho") : 7 });
}
