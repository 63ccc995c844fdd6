import { erfc, exp } from "@inkwash/special";
import { FAR, millsDefect } from "../mills.ts";

const SQRT_2_PI = 2.5066282746310007;
/** Nodes in (0, 1) and weights (halved) of the Gauss-Legendre rule of six points on [-1, 1]. */
const NODES = [0.2386191860831969, 0.6612093864662645, 0.932469514203152];
const WEIGHTS = [0.23395696728634552, 0.1803807865240693, 0.08566224618958518];
/** Below this width, times 1 + |z|, the rule is exact to rounding and the difference is not. */
const NARROW = 0.25;

/** The mean of Phi over [low, high]; the width >= 0 is told apart from the ends. */
export function normalCdfMean(low: number, high: number, width: number): number {
  if (low + high > 0) return 1 - normalCdfMean(-high, -low, width);
  const middle = low + width / 2;
  if (width * (1 - middle) > NARROW) return (integral(high) - integral(low)) / width;
  return NODES.reduce((sum, node, i) => {
    const away = (node * width) / 2;
    return sum + WEIGHTS[i]! * (phi(middle - away) + phi(middle + away));
  }, 0);
}

/** The integral of Phi from -Infinity to z, z Phi(z) + phi(z). */
function integral(z: number): number {
  const bell = exp(-(z * z) / 2) / SQRT_2_PI;
  return z < -FAR ? bell * millsDefect(-z) : z * phi(z) + bell;
}

function phi(z: number): number {
  return erfc(-z * Math.SQRT1_2) / 2;
}
