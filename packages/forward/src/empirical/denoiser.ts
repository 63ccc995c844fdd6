import { targetOf, type Denoiser } from "@inkwash/schedules";
import { checkAlike } from "../check.ts";
import type { ExactDenoiserOptions } from "../exact-denoiser.ts";
import { fresh } from "../fresh.ts";
import { tooFar } from "../score.ts";
import type { Samples } from "../types.ts";
import { checkQuery, cloudOf, look, lookOf, rateOf } from "./kernel.ts";

/**
 * The best denoiser there is for a data set itself: the one a network that memorises would be.
 *
 * E[x_0 | x] = sum_j r_j x_j with r_j proportional to exp(-|x - signal x_j|^2 / (2 noise^2)), and every
 * prediction is a combination of it and E[epsilon | x]. Sampling with it gives the data back; what a trained network does
 * differently is what it has learned beyond the data.
 *
 * @param data - Samples [n, ...] of any shape; they are copied.
 * @param options - See {@link ExactDenoiserOptions}.
 * @returns A denoiser of samples of the same shape, synchronous, computing in float64, in memory for
 * the data and one chunk of 1,024 distances, however many states it is asked for.
 * @throws RangeError if the data is empty or not finite; from its `call` if samples have another
 * length, or there is no noise.
 * @see {@link https://arxiv.org/abs/2206.00364 | arXiv:2206.00364}, appendix B.3
 */
export function empiricalDenoiser(data: Samples, options: ExactDenoiserOptions = {}): Denoiser {
  const { predicts = "epsilon" } = options;
  const cloud = cloudOf("empiricalDenoiser", data);
  targetOf(predicts, 1, 1); // refuses an unknown kind before any work
  return {
    predicts,
    call(x, at, out = fresh(x)) {
      checkQuery("empiricalDenoiser", cloud, x, at);
      checkAlike("empiricalDenoiser", "out", out, x);
      const found = lookOf(cloud);
      for (let row = 0; row < x.shape[0]!; row++) {
        const [signal, noise] = [rateOf(at.signal, row), rateOf(at.noise, row)];
        const offset = row * cloud.size;
        if (look(cloud, x, row, signal, noise, found) === -Infinity) {
          throw tooFar("empiricalDenoiser", x.data[offset]!);
        }
        const target = targetOf(predicts, signal, noise);
        for (let i = 0; i < cloud.size; i++) {
          out.data[offset + i] = target.data * found.data[i]! + target.noise * found.noise[i]!;
        }
      }
      return out;
    },
  };
}
