import { epsilonFrom, x0From, type Prediction } from "@inkwash/schedules";
import { exp, expm1 } from "@inkwash/special";

/** A place in the process, by its rates. */
export interface Knot {
  readonly signal: number;
  readonly noise: number;
  readonly logSnr: number;
}

/** One step x' = a x + b m + c z. */
export interface Transition {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/**
 * The step between two knots that keeps the marginals, with a share eta of the posterior's noise:
 *
 *   x' = signal' x0 + sqrt(noise'^2 - c^2) epsilon + c z,   c = eta noise' sqrt(1 - e^delta),
 *
 * where delta = logSnr - logSnr' and x0, epsilon are what the prediction m says they are. This is
 * DDIM's eq. 12 and 16 written for any rates; eta = 1 is the posterior q(x' | x, x0) of DDPM. The
 * coefficient of m is signal' - (noise' / noise) signal or its like, which cancels for small steps,
 * so it is taken out of expm1(delta).
 *
 * @see {@link https://arxiv.org/abs/2010.02502 | arXiv:2010.02502}, eq. 12 and 16
 */
export function transition(predicts: Prediction, from: Knot, to: Knot, eta: number): Transition {
  const x0 = x0From(predicts, from.signal, from.noise);
  const epsilon = epsilonFrom(predicts, from.signal, from.noise);
  const delta = from.logSnr - to.logSnr;
  if (delta > 0) {
    return {
      a: to.signal * x0.state + to.noise * epsilon.state,
      b: -to.noise * epsilon.prediction * expm1(-delta / 2),
      c: 0,
    };
  }
  const ratio = exp(delta);
  const kept = Math.sqrt((1 - eta) * (1 + eta) + eta * eta * ratio);
  const left = -expm1(delta);
  return {
    a: to.signal * x0.state + to.noise * kept * epsilon.state,
    b: (to.signal * x0.prediction * left * (1 + eta * eta * ratio)) / (1 + kept * Math.sqrt(ratio)),
    c: eta * to.noise * Math.sqrt(left),
  };
}
