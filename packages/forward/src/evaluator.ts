import { exp, log } from "@inkwash/special";
import { checkMixture } from "./check-mixture.ts";
import { cholesky, solveLower, solveUpper } from "./cholesky.ts";
import { checkFloor, type FloorOptions } from "./floor.ts";
import type { Mixture } from "./types.ts";

const LOG_2_PI = 1.8378770664093453;

/** A component of positive weight, factored. */
export interface Component {
  readonly index: number;
  readonly mean: readonly number[];
  readonly factor: Float64Array;
  /** ln weight - ln sqrt(det(2 pi C)). */
  readonly logScale: number;
}

/** A mixture made ready to be looked at point by point; its scratch arrays are used again. */
export interface Evaluator {
  readonly dimension: number;
  /** The components with a weight above 0. */
  readonly components: readonly Component[];
  /** After `visit`: the share of each component in the density at the point, summing to 1. */
  readonly shares: Float64Array;
  /** After `visit`: C_k^-1 (x - m_k), one after the other. */
  readonly pulls: Float64Array;
  /** Looks at the point that starts at `offset` of `points`; returns the log-density there. */
  readonly visit: (points: ArrayLike<number>, offset: number) => number;
}

/**
 * Factors every covariance once.
 *
 * ln q(x) = logsumexp_k(ln w_k - ln sqrt(det(2 pi C_k)) - |L_k^-1 (x - m_k)|^2 / 2), C_k = L_k L_k^T.
 *
 * @throws RangeError if a component of positive weight has no density and there is no floor.
 */
export function evaluator(who: string, mixture: Mixture, options: FloorOptions = {}): Evaluator {
  const { varianceFloor } = options;
  const dimension = checkMixture(who, mixture);
  checkFloor(who, varianceFloor);
  const components = mixture.weights.flatMap((weight, k) =>
    weight > 0 ? [component(who, mixture, k, dimension, varianceFloor)] : [],
  );
  const shares = new Float64Array(components.length);
  const pulls = new Float64Array(components.length * dimension);
  return {
    dimension,
    components,
    shares,
    pulls,
    visit(points, offset) {
      let top = -Infinity;
      for (let k = 0; k < components.length; k++) {
        const { mean, factor, logScale } = components[k]!;
        const start = k * dimension;
        for (let i = 0; i < dimension; i++) pulls[start + i] = points[offset + i]! - mean[i]!;
        solveLower(factor, pulls, start, dimension);
        let square = 0;
        for (let i = 0; i < dimension; i++) square += pulls[start + i]! * pulls[start + i]!;
        solveUpper(factor, pulls, start, dimension);
        shares[k] = logScale - square / 2;
        top = Math.max(top, shares[k]!);
      }
      if (top === -Infinity) return top; // beyond the range of float64
      let sum = 0;
      for (let k = 0; k < shares.length; k++) sum += shares[k] = exp(shares[k]! - top);
      for (let k = 0; k < shares.length; k++) shares[k]! /= sum;
      return top + log(sum);
    },
  };
}

function component(
  who: string,
  mixture: Mixture,
  k: number,
  dimension: number,
  varianceFloor: number | undefined,
): Component {
  const covariance = mixture.covariances[k]!;
  let factor = cholesky(covariance, dimension);
  if (factor === undefined && varianceFloor !== undefined) {
    const floored = covariance.map((c, i) => (i % (dimension + 1) === 0 ? c + varianceFloor : c));
    factor = cholesky(floored, dimension);
  }
  if (factor === undefined) {
    throw new RangeError(
      `${who}: component ${k} has no density, because its covariance ` +
        `[${covariance.join(", ")}] is not positive definite; ` +
        `noise the mixture first with marginal(mixture, at), or set options.varianceFloor`,
    );
  }
  let logScale = log(mixture.weights[k]!) - (dimension / 2) * LOG_2_PI;
  for (let i = 0; i < dimension; i++) logScale -= log(factor[i * (dimension + 1)]!);
  return { index: k, mean: mixture.means[k]!, factor, logScale };
}

/** How many points of `dimension` finite coordinates there are. */
export function countPoints(who: string, points: ArrayLike<number>, dimension: number): number {
  if (points.length % dimension !== 0) {
    throw new RangeError(
      `${who}: points must hold ${dimension} coordinates each; got ${points.length} numbers`,
    );
  }
  checkFinite(who, "points", points);
  return points.length / dimension;
}

/** Refuses infinite numbers and NaN. */
export function checkFinite(who: string, name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) {
      throw new RangeError(`${who}: ${name} must be finite; got ${values[i]} at position ${i}`);
    }
  }
}
