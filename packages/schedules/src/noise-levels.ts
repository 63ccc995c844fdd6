import { betaIInverse, cos, exp, log, pow, sin } from "@inkwash/special";
import { arctan } from "./arctan.ts";
import { checkPositive, checkSteps, checkWord } from "./check.ts";

/**
 * How N noise levels are chosen between two bounds:
 *
 * - karras: equal parts of sigma^(1/rho);
 * - exponential: equal parts of ln sigma; diffusers' `lu` is the same levels, found through the log-SNR;
 * - polyexponential: equal parts of (ln sigma / min)^(1/rho);
 * - beta: quantiles of a beta law between the bounds;
 * - cosine: equal parts of the angle arctan sigma.
 */
export type LevelSpacing = "karras" | "exponential" | "lu" | "polyexponential" | "beta" | "cosine";

/** The two ends of a list of noise levels. */
export interface SigmaBounds {
  /** The smallest sigma = noise / signal, > 0. */
  readonly min: number;
  /** The largest sigma = noise / signal, > `min`, finite. */
  readonly max: number;
}

/** Options of {@link noiseLevels}. */
export interface NoiseLevelsOptions extends SigmaBounds {
  /**
   * How the levels are chosen.
   * @defaultValue "karras"
   */
  readonly spacing?: LevelSpacing | undefined;
  /**
   * The power of karras and polyexponential, > 0: the larger, the more levels of little noise.
   * @defaultValue 7 for karras, 1 for polyexponential
   */
  readonly rho?: number | undefined;
  /**
   * The first shape of the beta law, > 0: the smaller, the more levels near `min`.
   * @defaultValue 0.6
   */
  readonly alpha?: number | undefined;
  /**
   * The second shape of the beta law, > 0: the smaller, the more levels near `max`.
   * @defaultValue 0.6
   */
  readonly beta?: number | undefined;
}

/**
 * N noise levels sigma from `max` down to `min`, both exactly; one level alone is `max`.
 *
 * With r = n / (N - 1): karras (max^(1/rho) + r (min^(1/rho) - max^(1/rho)))^rho; exponential
 * max^(1-r) min^r; polyexponential min (max / min)^((1-r)^rho);
 * beta min + (max - min) I^-1(1 - r; alpha, beta), I^-1 the inverse of the regularised incomplete beta
 * function; cosine tan((1 - r) arctan max + r arctan min).
 *
 * @param steps - Number of levels N, an integer in [1, 2^24].
 * @param options - See {@link NoiseLevelsOptions}.
 * @returns Length N, strictly descending.
 * @throws RangeError if an option is out of range, or if the bounds are so close that N levels cannot
 * be told apart in float64.
 * @see {@link https://arxiv.org/abs/2206.00364 | arXiv:2206.00364}, eq. 5 (karras),
 * {@link https://arxiv.org/abs/2206.00927 | arXiv:2206.00927}, section 3.4 (uniform log-SNR) and
 * {@link https://arxiv.org/abs/2407.12173 | arXiv:2407.12173}, section 3.2 (beta)
 */
export function noiseLevels(steps: number, options: NoiseLevelsOptions): Float64Array<ArrayBuffer> {
  const { min, max, spacing = "karras" } = options;
  checkSteps("noiseLevels", steps);
  checkWord("noiseLevels", "spacing", spacing, Object.keys(LAWS));
  if (!(min > 0 && max > min && max < Infinity)) {
    throw new RangeError(`noiseLevels: 0 < min < max must hold, finite; got ${min} and ${max}`);
  }
  const level = LAWS[spacing](options);
  const levels = Float64Array.from({ length: steps }, (_, n) =>
    n === 0 ? max : n === steps - 1 ? min : level(n / (steps - 1), (steps - 1 - n) / (steps - 1)),
  );
  for (let n = 1; n < steps; n++) {
    if (levels[n]! < levels[n - 1]!) continue;
    throw new RangeError(
      `noiseLevels: ${steps} levels between ${min} and ${max} cannot be told apart at level ${n}; ` +
        `take fewer steps or wider bounds`,
    );
  }
  return levels;
}

/** The level at r = n / (N - 1), given with 1 - r. */
type Level = (r: number, rest: number) => number;

function karras({ min, max, rho = 7 }: NoiseLevelsOptions): Level {
  checkPositive("noiseLevels", "rho", rho);
  const [low, high] = [pow(min, 1 / rho), pow(max, 1 / rho)];
  return (r, rest) => pow(rest * high + r * low, rho);
}

function exponential({ min, max }: NoiseLevelsOptions): Level {
  const [low, high] = [log(min), log(max)];
  return (r, rest) => exp(rest * high + r * low);
}

function polyexponential({ min, max, rho = 1 }: NoiseLevelsOptions): Level {
  checkPositive("noiseLevels", "rho", rho);
  const [low, high] = [log(min), log(max)];
  return (_, rest) => exp(low + pow(rest, rho) * (high - low));
}

function betaLaw({ min, max, alpha = 0.6, beta = 0.6 }: NoiseLevelsOptions): Level {
  checkPositive("noiseLevels", "alpha", alpha);
  checkPositive("noiseLevels", "beta", beta);
  return (_, rest) => min + (max - min) * betaIInverse(alpha, beta, rest);
}

function cosine({ min, max }: NoiseLevelsOptions): Level {
  const [low, high] = [arctan(min), arctan(max)];
  return (r, rest) => {
    const angle = rest * high + r * low;
    return sin(angle) / cos(angle);
  };
}

const LAWS: Readonly<Record<LevelSpacing, (options: NoiseLevelsOptions) => Level>> = {
  karras,
  exponential,
  lu: exponential,
  polyexponential,
  beta: betaLaw,
  cosine,
};
