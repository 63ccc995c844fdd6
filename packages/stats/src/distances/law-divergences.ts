import { exp, expm1, lgamma, log, log1p } from "@inkwash/special";
import { checkCount } from "../check.ts";
import type { Estimate } from "../information/estimate.ts";
import { nearest, plant } from "../neighbours/tree.ts";
import type { Samples } from "../types.ts";
import { average, evaluate, type LogDensity } from "./log-likelihood.ts";

/** How far the law P of samples is from a known law Q, in four ways. */
export interface LawDivergences {
  /** Kullback-Leibler D(P | Q) = E ln(p / q), nats; Infinity where a sample has q = 0. */
  readonly kl: Estimate;
  /** Jensen-Shannon, nats, of a true value in [0, ln 2]. */
  readonly jensenShannon: Estimate;
  /** The Hellinger distance, of a true value in [0, 1]. */
  readonly hellinger: Estimate;
  /** Total variation, of a true value in [0, 1]. */
  readonly totalVariation: Estimate;
}

/** What {@link lawDivergences} is told. */
export interface LawDivergencesOptions {
  /** ln of the samples' own density, where it is known: then nothing but chance is in the estimates. */
  readonly own?: LogDensity | undefined;
  /**
   * Else p is estimated by the distance to the k-th neighbour, a positive integer below n.
   * @defaultValue round(sqrt(n)), at least 3
   */
  readonly k?: number | undefined;
}

/** A mean of terms of r = q / p as an estimate, with its Monte Carlo error. */
function estimateOf(
  terms: Float64Array,
  bounds: readonly [number, number],
  rest: Pick<Estimate, "method" | "n" | "warning">,
): Estimate {
  return { ...average(terms), bounds, ...rest };
}

/** psi(k) - ln k at a positive integer. */
function digammaLessLog(k: number): number {
  let sum = -0.5772156649015329;
  for (let i = 1; i < k; i++) sum += 1 / i;
  return sum - log(k);
}

/** ln 2 - (ln(1 + r) + r ln(1 + 1/r)) / 2 of v = ln r, without overflow. */
function jensenShannonTerm(v: number): number {
  if (v < -700) return Math.LN2;
  if (v > 40) return Math.LN2 - (v + 1) / 2;
  const r = exp(v);
  return Math.LN2 - (log1p(r) + r * log1p(1 / r)) / 2;
}

/**
 * Kullback-Leibler, Jensen-Shannon, Hellinger and total variation of samples from a known law.
 *
 * All are means over the samples of functions of r = q / p: -ln r; ln 2 - (ln(1 + r) + r ln(1 + 1/r)) / 2;
 * 1 - sqrt(r), of which the root; (1 - r) where r < 1. With `own` these are plain Monte Carlo: unbiased but
 * for the root. Without, p is taken from the k-th neighbour: the terms of kl and hellinger are corrected
 * for the spread of that distance, so that their bias is only that of a law not flat over k neighbours;
 * jensenShannon and totalVariation also keep a bias upwards of order 1/sqrt(k) near 0, where equal laws
 * read about 0.4 / sqrt(k) in totalVariation.
 *
 * @param samples - Samples [n, ...] of the law P, finite; without `own`, no k + 1 of them in one place.
 * @param logDensity - ln q at many points; -Infinity is legal.
 * @param options - See {@link LawDivergencesOptions}.
 * @returns Four estimates with standard errors.
 * @throws TypeError if shape or the number of results do not fit.
 * @throws RangeError if a number is not finite, k is too large, or samples coincide.
 * @see {@link https://proceedings.mlr.press/v15/poczos11a.html | Póczos & Schneider (2011)}, sec. 4, for
 *   the corrections
 * @example
 * ```ts
 * import { philox } from "@inkwash/random";
 * import { lawDivergences, normalLaw } from "@inkwash/stats";
 *
 * const samples = { data: philox(1).fillNormal(new Float64Array(5000)), shape: [5000, 1] };
 * const { logPdf } = normalLaw({ mean: 1 });
 * const { kl, totalVariation } = lawDivergences(samples, (points) => points.map(logPdf));
 * console.log(Math.abs(kl.value - 0.5) < 0.05, Math.abs(totalVariation.value - 0.383) < 0.03);
 * //=> true true
 * ```
 */
export function lawDivergences(
  samples: Samples,
  logDensity: LogDensity,
  options: LawDivergencesOptions = {},
): LawDivergences {
  const name = "lawDivergences";
  const { own } = options;
  const { n, d, points, logs } = evaluate(name, samples, logDensity);
  const { k = Math.max(3, Math.round(Math.sqrt(n))) } = options;
  let logRatio: Float64Array; // ln r at every sample
  let [shift, shrink] = [0, 1];
  if (own === undefined) {
    checkCount(name, "k", k);
    if (!(k < n)) throw new RangeError(`${name}: k must be below ${n}, the samples; got ${k}`);
    const tree = plant(points, d);
    const ball = (d / 2) * log(Math.PI) - lgamma(d / 2 + 1);
    logRatio = logs.map((q, i) => {
      const square = nearest(tree, points.subarray(i * d, (i + 1) * d), k, i).squares[k - 1]!;
      if (square === 0)
        throw new RangeError(`${name}: sample ${i} has ${k} neighbours in the same place`);
      return q + log((n - 1) / k) + ball + (d / 2) * log(square);
    });
    // With G of the gamma law of shape k, p / (its estimate) is G / k: E ln and E sqrt of that are known.
    shift = digammaLessLog(k);
    shrink = exp(lgamma(k) + log(k) / 2 - lgamma(k + 0.5));
  } else {
    const { logs: known } = evaluate(name, samples, own);
    const empty = known.findIndex((v) => v === -Infinity);
    if (empty >= 0)
      throw new RangeError(
        `${name}: own must be finite at its samples; got -Infinity at sample ${empty}`,
      );
    logRatio = logs.map((q, i) => q - known[i]!);
  }
  const method = own === undefined ? "nearest neighbours" : "Monte Carlo";
  const outside = logs.reduce((count, v) => count + (v === -Infinity ? 1 : 0), 0);
  const rest = {
    method,
    n,
    ...(outside > 0 && { warning: `${outside} samples lie where the law has no density` }),
  };
  const square = estimateOf(
    logRatio.map((v) => 1 - shrink * exp(v / 2)),
    [-Infinity, 1],
    rest,
  );
  const hellinger = Math.sqrt(Math.max(0, square.value));
  return {
    kl: estimateOf(
      logRatio.map((v) => shift - v),
      [-Infinity, Infinity],
      rest,
    ),
    jensenShannon: estimateOf(logRatio.map(jensenShannonTerm), [-Infinity, Math.LN2], rest),
    hellinger: {
      ...rest,
      value: hellinger,
      bounds: [0, 1],
      ...(hellinger > 0 &&
        square.standardError !== undefined && {
          standardError: square.standardError / (2 * hellinger),
        }),
    },
    totalVariation: estimateOf(
      logRatio.map((v) => (v < 0 ? -expm1(v) : 0)),
      [0, 1],
      rest,
    ),
  };
}
