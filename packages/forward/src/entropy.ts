import { exp } from "@inkwash/special";
import { evaluator } from "./evaluator.ts";
import { cells } from "./quadrature/cells.ts";
import { integrate, type Integral } from "./quadrature/integrate.ts";
import { checkQuadrature, type QuadratureOptions } from "./quadrature/options.ts";
import type { Mixture } from "./types.ts";

/**
 * The differential entropy of a mixture on the line or in the plane, in nats.
 *
 * H = -integral q(x) ln q(x) dx, by adaptive Gauss-Kronrod quadrature over the boxes that hold all
 * but 1e-22 of every component. Noise does not always raise it: data that is wider than N(0, I)
 * has more.
 *
 * @param mixture - A mixture in 1 or 2 dimensions whose components have positive definite covariances.
 * @param options - See {@link QuadratureOptions}.
 * @throws RangeError if the mixture has more dimensions, a component is a point mass (its entropy is
 * -Infinity), or components are so narrow and far apart that `maxCells` cells cannot show them.
 */
export function entropy(mixture: Mixture, options: QuadratureOptions = {}): Integral {
  const { dimension, components, visit } = evaluator("entropy", mixture);
  const { tolerance, maxCells } = checkQuadrature("entropy", dimension, options);
  const boxes = cells("entropy", components, dimension, maxCells);
  const surprise = (point: Float64Array): number => {
    const logDensity = visit(point, 0);
    const density = exp(logDensity);
    return density > 0 ? -density * logDensity : 0;
  };
  return integrate(surprise, boxes, tolerance, maxCells);
}
