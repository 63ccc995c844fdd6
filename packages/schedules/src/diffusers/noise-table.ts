import { exp, log } from "@inkwash/special";
import { cosine } from "../cosine.ts";
import { diffusersLaplace } from "../diffusers-laplace.ts";
import { exponential } from "../exponential.ts";
import { betas32 } from "../float32/betas32.ts";
import { cumprod32 } from "../float32/tables32.ts";
import { LAST_ALPHA_BAR } from "./schedule-of.ts";
import { isOn, numberIn } from "./settings.ts";
import type { DiffusersScheduler } from "./types.ts";

const f = Math.fround;

/** noise / signal of every training step, with its logarithm. */
export interface NoiseTable {
  /** sqrt((1 - alphaBar) / alphaBar), length T. */
  readonly sigma: Float64Array;
  /** ln sigma, length T. */
  readonly logSigma: Float64Array;
}

/** The table of a scheduler: exact, or as diffusers computes it in float32. */
export function noiseTable(scheduler: DiffusersScheduler, float32: boolean): NoiseTable {
  const { schedule, config, unsupported, className } = scheduler;
  if (schedule === undefined) {
    throw new RangeError(`diffusersSteps: ${className} has no schedule: ${unsupported.join("; ")}`);
  }
  if (!float32) {
    const logSigma = Float64Array.from(schedule.logSnr, (l) => -l / 2);
    return { sigma: logSigma.map(exp), logSigma };
  }
  const rescales = isOn(config, "rescale_betas_zero_snr");
  const betas = betasOf(scheduler);
  const alphaBar = cumprod32((rescales ? rescaled(betas) : betas).map((b) => 1 - b));
  if (rescales) alphaBar[alphaBar.length - 1] = LAST_ALPHA_BAR;
  const sigma = Float64Array.from(alphaBar, (a) => f(Math.sqrt(f(f(1 - a) / a))));
  return { sigma, logSigma: sigma.map((s) => f(log(s))) };
}

/** The betas as diffusers' float32 tensors hold them. */
function betasOf({ config, schedule }: DiffusersScheduler): Float32Array {
  const kind = config["beta_schedule"];
  const steps = schedule!.beta.length;
  if (Array.isArray(config["trained_betas"])) return Float32Array.from(schedule!.beta);
  if (kind === "squaredcos_cap_v2") return Float32Array.from(cosine(steps).beta);
  if (kind === "laplace") return Float32Array.from(diffusersLaplace(steps).beta);
  if (kind === "exp") return Float32Array.from(exponential(steps).beta);
  const ends = {
    start: numberIn(config, "beta_start"),
    end: numberIn(config, "beta_end"),
    release: 2,
  } as const;
  return betas32(
    kind === "linear" ? "linear" : kind === "sigmoid" ? "sigmoid" : "scaled-linear",
    steps,
    ends,
  );
}

/** diffusers' rescale_zero_terminal_snr, one float32 rounding per operation. */
function rescaled(betas: Float32Array): Float32Array {
  const root = cumprod32(betas.map((b) => 1 - b)).map(Math.sqrt);
  const [first, last] = [root[0]!, root.at(-1)!];
  const factor = f(first / f(first - last));
  const alphaBar = root.map((r) => f(f(f(r - last) * factor) ** 2));
  return alphaBar.map((a, t) => 1 - (t === 0 ? a : f(a / alphaBar[t - 1]!)));
}

/** The step at a sigma between the steps, as `_sigma_to_t` finds it: linear in ln sigma, clipped. */
export function stepAt({ logSigma }: NoiseTable, sigma: number): number {
  const wanted = log(Math.max(sigma, 1e-10));
  let [low, high] = [0, logSigma.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (logSigma[middle]! <= wanted) low = middle;
    else high = middle;
  }
  low = Math.min(low, logSigma.length - 2);
  const [before, after] = [logSigma[low]!, logSigma[low + 1]!];
  const share = Math.min(Math.max((before - wanted) / (before - after), 0), 1);
  return (1 - share) * low + share * (low + 1);
}

/** sigma at a step between the steps, linear in sigma, as NumPy's `interp` gives it. */
export function sigmaAt({ sigma }: NoiseTable, step: number): number {
  const low = Math.min(Math.max(Math.floor(step), 0), sigma.length - 2);
  return sigma[low]! + (step - low) * (sigma[low + 1]! - sigma[low]!);
}
