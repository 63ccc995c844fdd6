import { erf, erfc, exp, log } from "@inkwash/special";
import { FAR, mills } from "./mills.ts";

const LOG_SQRT_2_PI = 0.9189385332046728;

/** Nodes in (0, 1) and weights of the Gauss-Legendre rule of ten points on [-1, 1]. */
const NODES = [
  0.14887433898163122, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845,
  0.9739065285171717,
];
const WEIGHTS = [
  0.29552422471475287, 0.26926671930999635, 0.21908636251598204, 0.1494513491505806,
  0.06667134430868814,
];

/** The standard normal between two ends. */
export interface NormalInterval {
  /** ln P(low < Z < high), finite however far out. */
  readonly logMass: number;
  /** ln of the mean density in the interval, also where that has no length. */
  readonly logMean: number;
  /** E[Z | low < Z < high]. */
  readonly mean: number;
}

/**
 * The logarithm of the mass, and the mean, of the standard normal in [low, high], to about 1e-14.
 *
 * By Gauss-Legendre where the interval is narrow, by erf and erfc near the middle, by the continued
 * fraction of Mills' ratio in the tails. The width >= 0 is told apart from the ends, which may not
 * tell it well when they are far out.
 */
export function normalInterval(low: number, high: number, width: number): NormalInterval {
  if (low + high < 0) {
    const mirrored = normalInterval(-high, -low, width);
    return { ...mirrored, mean: -mirrored.mean };
  }
  const middle = low + width / 2;
  if (width * (1 + middle) <= 2) return narrow(middle, width / 2);
  // The ends of a far interval, relative to the density at `low`.
  const dropped = width === Infinity ? 0 : exp((-width * (low + high)) / 2);
  if (low < FAR) {
    const mass =
      low < 0
        ? (erf(high * Math.SQRT1_2) - erf(low * Math.SQRT1_2)) / 2
        : (erfc(low * Math.SQRT1_2) - erfc(high * Math.SQRT1_2)) / 2;
    const edge = exp(-(low * low) / 2 - LOG_SQRT_2_PI);
    return found(log(mass), width, (edge * (1 - dropped)) / mass);
  }
  const share = mills(low) - (dropped === 0 ? 0 : dropped * mills(high));
  const logMass = log(share) - (low * low) / 2 - LOG_SQRT_2_PI;
  return found(logMass, width, (1 - dropped) / share);
}

function found(logMass: number, width: number, mean: number): NormalInterval {
  return { logMass, logMean: logMass - log(width), mean };
}

/** phi(middle) times the mean of e^(-middle u - u^2 / 2) over [-half, half]. */
function narrow(middle: number, half: number): NormalInterval {
  let mass = 0;
  let moment = 0;
  NODES.forEach((node, i) => {
    const u = node * half;
    const bell = WEIGHTS[i]! * exp((-u * u) / 2);
    const [right, left] = [bell * exp(-middle * u), bell * exp(middle * u)];
    mass += right + left;
    moment += u * (right - left);
  });
  const logMean = log(mass / 2) - (middle * middle) / 2 - LOG_SQRT_2_PI;
  return { logMass: logMean + log(2 * half), logMean, mean: middle + moment / mass };
}
