import { exp, expm1 } from "@inkwash/special";
import { evaluator } from "./evaluator.ts";
import { cells } from "./quadrature/cells.ts";
import { integrate, type Integral } from "./quadrature/integrate.ts";
import { checkQuadrature, type QuadratureOptions } from "./quadrature/options.ts";
import type { Mixture } from "./types.ts";

const LOG_SQRT_2_PI = 0.9189385332046728;

/**
 * The divergence of a mixture on the line or in the plane from the standard normal, in nats.
 *
 * KL(q || N(0, I)) = integral (q ln(q / phi) - q + phi) dx: the added terms cancel, and make every
 * part of the integral >= 0, so that small divergences keep their digits. Along a schedule it only
 * falls, to what the prior mismatch costs.
 *
 * @param mixture - A mixture in 1 or 2 dimensions whose components have positive definite covariances.
 * @param options - See {@link QuadratureOptions}.
 * @throws RangeError if the mixture has more dimensions, a component is a point mass (the divergence
 * is Infinity), or components are so narrow and far apart that `maxCells` cells cannot show them.
 */
export function klFromNormal(mixture: Mixture, options: QuadratureOptions = {}): Integral {
  const { dimension, components, visit } = evaluator("klFromNormal", mixture);
  const { tolerance, maxCells } = checkQuadrature("klFromNormal", dimension, options);
  const unit = dimension === 1 ? [1] : [1, 0, 0, 1];
  const normal = { mean: unit.slice(0, dimension).map(() => 0), factor: Float64Array.from(unit) };
  const boxes = cells("klFromNormal", [...components, normal], dimension, maxCells);
  const part = (point: Float64Array): number => {
    const logDensity = visit(point, 0);
    const square = point.reduce((sum, x) => sum + x * x, 0);
    const logNormal = -square / 2 - dimension * LOG_SQRT_2_PI;
    const density = exp(logDensity);
    if (density === 0) return exp(logNormal);
    const ratio = logDensity - logNormal;
    if (Math.abs(ratio) > 1) return density * ratio - density + exp(logNormal);
    return exp(logNormal) * (ratio * exp(ratio) - expm1(ratio));
  };
  return integrate(part, boxes, tolerance, maxCells);
}
