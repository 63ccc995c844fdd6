import { checkFloats } from "../check.ts";
import type { TorchGenerator } from "./generator.ts";

/**
 * `torch.bernoulli(probabilities)`: 1 with each element's probability, else 0.
 *
 * u < p, where u is of `torch.rand` in the type of p.
 *
 * @param probabilities - Numbers in [0, 1].
 * @param rng - PyTorch's generator; it moves on.
 * @returns Zeros and ones.
 * @throws TypeError if `probabilities` is no float array; RangeError if one is not in [0, 1].
 */
export function bernoulli(
  probabilities: Float32Array | Float64Array,
  rng: TorchGenerator,
): Uint8Array<ArrayBuffer> {
  checkFloats("bernoulli: probabilities", probabilities);
  probabilities.forEach((p, i) => {
    if (!(p >= 0 && p <= 1)) {
      throw new RangeError(`bernoulli: probabilities[${i}] must be in [0, 1]; got ${p}`);
    }
  });
  const drawn = rng.fillUniform(probabilities.slice());
  return Uint8Array.from(drawn, (u, i) => Number(u < probabilities[i]!));
}
