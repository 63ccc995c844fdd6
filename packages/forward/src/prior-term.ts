import { expm1, log } from "@inkwash/special";
import { checkCoefficient, checkSamples } from "./check.ts";
import type { Rates, Samples } from "./types.ts";

/**
 * What it costs that the noised data is not quite standard normal: the term L_T, in nats.
 *
 * KL(q(x_T | x_0) || N(0, I)) = signal^2 |x_0|^2 / 2 + d/2 (noise^2 - 1 - ln noise^2) for each sample
 * of d elements.
 *
 * @param x0 - Samples [n, ...].
 * @param at - The rates at the noisy end, noise > 0; `at(schedule, T - 1)` gives them.
 * @returns One number >= 0 per sample.
 * @throws RangeError if a rate is not finite or there is no noise.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eq. 5
 */
export function priorTerm(x0: Samples, at: Rates): Float64Array<ArrayBuffer> {
  checkSamples("priorTerm", "x0", x0);
  const rows = x0.shape[0]!;
  const size = x0.data.length / rows;
  checkCoefficient("priorTerm", "at.signal", at.signal, rows);
  checkCoefficient("priorTerm", "at.noise", at.noise, rows);
  return Float64Array.from({ length: rows }, (_, row) => {
    const signal = typeof at.signal === "number" ? at.signal : at.signal[row]!;
    const noise = Math.abs(typeof at.noise === "number" ? at.noise : at.noise[row]!);
    if (noise === 0) {
      throw new RangeError(`priorTerm: noise must be > 0; got 0 at sample ${row}`);
    }
    let square = 0;
    for (let i = row * size; i < (row + 1) * size; i++) square += x0.data[i]! * x0.data[i]!;
    const logVariance = 2 * log(noise);
    return (signal * signal * square) / 2 + (size / 2) * (expm1(logVariance) - logVariance);
  });
}
