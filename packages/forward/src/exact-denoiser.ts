import { targetOf, type Denoiser, type Prediction } from "@inkwash/schedules";
import { checkAlike, checkCoefficient, checkSamples } from "./check.ts";
import { checkMixture } from "./check-mixture.ts";
import { checkFinite, evaluator } from "./evaluator.ts";
import { fresh } from "./fresh.ts";
import { marginal } from "./marginal.ts";
import { tooFar } from "./score.ts";
import type { Mixture, Samples } from "./types.ts";

/** Options of {@link exactDenoiser}. */
export interface ExactDenoiserOptions {
  /**
   * What it predicts; every kind is computed directly, not by way of another.
   * @defaultValue "epsilon"
   */
  readonly predicts?: Prediction | undefined;
}

/**
 * The best denoiser there is for data from a Gaussian mixture: the one a perfect network would be.
 *
 * With w_k = (signal^2 C_k + noise^2 I)^-1 (x - signal m_k) and the shares r_k of the components in
 * the density at x, E[epsilon | x] = sum_k r_k noise w_k and
 * E[x0 | x] = sum_k r_k (m_k + signal C_k w_k); every prediction is a combination of the two. It
 * needs no training, so what a sampler gets wrong with it is the sampler's own error.
 *
 * @param mixture - The law of the data, in d dimensions; point masses are allowed where noise > 0.
 * @param options - See {@link ExactDenoiserOptions}.
 * @returns A denoiser of samples [n, d], synchronous, computing in float64.
 * @throws RangeError from its `call` if the samples have another shape, or where x has no density.
 */
export function exactDenoiser(mixture: Mixture, options: ExactDenoiserOptions = {}): Denoiser {
  const { predicts = "epsilon" } = options;
  const dimension = checkMixture("exactDenoiser", mixture);
  targetOf(predicts, 1, 1); // refuses an unknown kind before any work
  return {
    predicts,
    call(x, at, out = fresh(x)) {
      checkSamples("exactDenoiser", "x", x);
      checkAlike("exactDenoiser", "out", out, x);
      const rows = x.shape[0]!;
      if (x.data.length !== rows * dimension) {
        throw new RangeError(
          `exactDenoiser: x must be samples [n, ${dimension}]; got [${x.shape.join(", ")}]`,
        );
      }
      checkFinite("exactDenoiser", "x", x.data);
      checkCoefficient("exactDenoiser", "at.signal", at.signal, rows);
      checkCoefficient("exactDenoiser", "at.noise", at.noise, rows);
      const { signal, noise } = at;
      if (typeof signal === "number" && typeof noise === "number") {
        predict(mixture, predicts, signal, noise, x, 0, rows, out);
      } else {
        const of = (value: number | Float64Array, i: number): number =>
          typeof value === "number" ? value : value[i]!;
        for (let i = 0; i < rows; i++) {
          predict(mixture, predicts, of(signal, i), of(noise, i), x, i, i + 1, out);
        }
      }
      return out;
    },
  };
}

/** The predictions of the samples start..end - 1, all at one place of the process. */
function predict(
  mixture: Mixture,
  predicts: Prediction,
  signal: number,
  noise: number,
  x: Samples,
  start: number,
  end: number,
  out: Samples,
): void {
  const target = targetOf(predicts, signal, noise);
  const here = evaluator("exactDenoiser", marginal(mixture, { signal, noise }));
  const { dimension, components, shares, pulls, visit } = here;
  for (let offset = start * dimension; offset < end * dimension; offset += dimension) {
    if (visit(x.data, offset) === -Infinity) throw tooFar("exactDenoiser", x.data[offset]!);
    for (let i = 0; i < dimension; i++) {
      let sum = 0;
      for (let k = 0; k < components.length; k++) {
        const { index } = components[k]!;
        const covariance = mixture.covariances[index]!;
        let smoothed = 0;
        for (let j = 0; j < dimension; j++) {
          smoothed += covariance[i * dimension + j]! * pulls[k * dimension + j]!;
        }
        const x0 = mixture.means[index]![i]! + signal * smoothed;
        const epsilon = noise * pulls[k * dimension + i]!;
        sum += shares[k]! * (target.data * x0 + target.noise * epsilon);
      }
      out.data[offset + i] = sum;
    }
  }
}
