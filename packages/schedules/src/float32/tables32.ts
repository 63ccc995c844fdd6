import { checkLength } from "../check.ts";
import { log32 } from "./log32.ts";

const f = Math.fround;

/** The tables of a schedule in float32, each of length T. */
export interface Tables32 {
  /** beta_t, as given, rounded to float32. */
  readonly beta: Float32Array<ArrayBuffer>;
  /** `torch.cumprod(1 - beta)`, which is summed up in float64 and rounded at every step. */
  readonly alphaBar: Float32Array<ArrayBuffer>;
  /** sqrt(alphaBar). */
  readonly signal: Float32Array<ArrayBuffer>;
  /** sqrt(1 - alphaBar), with what 1 - alphaBar loses. */
  readonly noise: Float32Array<ArrayBuffer>;
  /** ln(1 - alphaBar). */
  readonly logNoiseVariance: Float32Array<ArrayBuffer>;
  /** What multiplies x_0 in the posterior's mean. */
  readonly dataCoefficient: Float32Array<ArrayBuffer>;
  /** What multiplies x_t in the posterior's mean. */
  readonly stateCoefficient: Float32Array<ArrayBuffer>;
  /** The posterior's variance, 0 at t = 0. */
  readonly variance: Float32Array<ArrayBuffer>;
  /** ln variance with entry 0 replaced by entry 1 (where there is one). */
  readonly logVarianceClipped: Float32Array<ArrayBuffer>;
}

/**
 * The tables that PyTorch codes compute in float32, with its bits on CPUs with AVX2.
 *
 * alphaBar = cumprod(1 - beta); dataCoefficient = beta sqrt(alphaBar') / (1 - alphaBar),
 * stateCoefficient = (1 - alphaBar') sqrt(alpha) / (1 - alphaBar) and
 * variance = beta (1 - alphaBar') / (1 - alphaBar), from left to right, one rounding each. They show what
 * float32 costs: with linear betas 1 - alphaBar is off by 1.7e-4 at t = 0. All else here is float64.
 *
 * @param beta - T numbers in [0, 1].
 * @throws RangeError if `beta` is empty or too long.
 */
export function tables32(beta: ArrayLike<number>): Tables32 {
  checkLength("tables32", "beta", beta.length);
  const own = Float32Array.from(beta);
  const alpha = own.map((b) => 1 - b);
  const alphaBar = cumprod32(alpha);
  const before = alphaBar.map((_, t) => (t === 0 ? 1 : alphaBar[t - 1]!));
  const rest = alphaBar.map((a) => 1 - a);
  const variance = own.map((b, t) => f(b * f(1 - before[t]!)) / rest[t]!);
  return {
    beta: own,
    alphaBar,
    signal: alphaBar.map(Math.sqrt),
    noise: rest.map(Math.sqrt),
    logNoiseVariance: rest.map(safeLog),
    dataCoefficient: own.map((b, t) => f(b * f(Math.sqrt(before[t]!))) / rest[t]!),
    stateCoefficient: alpha.map((a, t) => f(f(1 - before[t]!) * f(Math.sqrt(a))) / rest[t]!),
    variance,
    logVarianceClipped: variance.map((_, t) =>
      safeLog(variance[t === 0 && own.length > 1 ? 1 : t]!),
    ),
  };
}

/** `torch.cumprod` in float32. */
export function cumprod32(factors: Float32Array): Float32Array<ArrayBuffer> {
  let product = 1;
  return Float32Array.from(factors, (factor) => (product *= factor));
}

function safeLog(x: number): number {
  return x > 0 ? log32(x) : -Infinity;
}
