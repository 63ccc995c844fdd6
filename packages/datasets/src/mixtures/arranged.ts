import { cos, sin } from "@inkwash/special";
import { checkCount, checkFinite, checkNonNegative, checkPositive } from "../check.ts";
import type { Mixture } from "../types.ts";

/** What {@link gaussianRing} is told. */
export interface GaussianRingOptions {
  /** How many components, a positive integer. @defaultValue 8 */
  readonly components?: number | undefined;
  /** Their distance from the origin, in (0, Infinity). @defaultValue sqrt(8) */
  readonly radius?: number | undefined;
  /** Standard deviation of each, in [0, Infinity). @defaultValue sqrt(1 / 8) */
  readonly deviation?: number | undefined;
}

/** What {@link gaussianGrid} is told. */
export interface GaussianGridOptions {
  /** Components along each axis, a positive integer. @defaultValue 5 */
  readonly side?: number | undefined;
  /** Distance between neighbours, a finite number. @defaultValue 2 */
  readonly spacing?: number | undefined;
  /** Standard deviation of each, in [0, Infinity). @defaultValue 0.05 */
  readonly deviation?: number | undefined;
  /** How many axes, a positive integer; side^dimension at most 2^16. @defaultValue 2 */
  readonly dimension?: number | undefined;
}

/** Equally weighted round Gaussians about the means. */
function round(means: readonly (readonly number[])[], deviation: number): Mixture {
  const d = means[0]!.length;
  const variance = deviation * deviation;
  const covariance = Array.from({ length: d * d }, (_, ij) => (ij % (d + 1) === 0 ? variance : 0));
  return {
    weights: means.map(() => 1 / means.length),
    means,
    covariances: means.map(() => covariance),
  };
}

/**
 * Round Gaussians on a circle, equally weighted.
 *
 * Means radius (cos a, sin a) with a = 2 pi k / components, covariances deviation^2 I.
 *
 * @param options - See {@link GaussianRingOptions}.
 * @returns A mixture in the plane.
 * @throws RangeError if an option is out of range.
 */
export function gaussianRing(options: GaussianRingOptions = {}): Mixture {
  const { components = 8, radius = Math.sqrt(8), deviation = Math.sqrt(1 / 8) } = options;
  checkCount("gaussianRing", "components", components);
  checkPositive("gaussianRing", "radius", radius);
  checkNonNegative("gaussianRing", "deviation", deviation);
  const angles = Array.from({ length: components }, (_, k) => (2 * Math.PI * k) / components);
  return round(
    angles.map((a) => [radius * cos(a), radius * sin(a)]),
    deviation,
  );
}

/**
 * Round Gaussians on a square grid about the origin, in any dimension, equally weighted.
 *
 * Means spacing (k - (side - 1) / 2) for every k in {0, ..., side - 1}^dimension, the last
 * coordinate running fastest, covariances deviation^2 I.
 *
 * @param options - See {@link GaussianGridOptions}.
 * @returns A mixture of side^dimension components.
 * @throws RangeError if an option is out of range.
 */
export function gaussianGrid(options: GaussianGridOptions = {}): Mixture {
  const { side = 5, spacing = 2, deviation = 0.05, dimension = 2 } = options;
  checkCount("gaussianGrid", "side", side);
  checkCount("gaussianGrid", "dimension", dimension);
  checkFinite("gaussianGrid", "spacing", spacing);
  checkNonNegative("gaussianGrid", "deviation", deviation);
  const axis = Array.from({ length: side }, (_, k) => spacing * (k - (side - 1) / 2));
  let means: number[][] = [[]];
  for (let d = 0; d < dimension; d++) {
    if (means.length * side > 2 ** 16) {
      throw new RangeError(
        `gaussianGrid: side^dimension must be at most 65536; got ${side}^${dimension}`,
      );
    }
    means = means.flatMap((mean) => axis.map((x) => [...mean, x]));
  }
  return round(means, deviation);
}
