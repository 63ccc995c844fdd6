import { checkFloats } from "../check.ts";
import type { TorchGenerator } from "./generator.ts";
import { BLOCK } from "./normal-block.ts";
import { scale } from "./scale.ts";

/**
 * `tensor.normal_(mean, std)`: fills `out` with normals of one mean and deviation.
 *
 * z std + mean; where `torch.normal` is given tensors of means and deviations, draw with
 * `fillNormal` and multiply and add there.
 *
 * @param out - What is filled.
 * @param mean - A finite number.
 * @param std - A finite number >= 0.
 * @param rng - PyTorch's generator; it moves on.
 * @returns `out`.
 * @throws TypeError if `out` is no float array; RangeError if `mean` or `std` is out of range.
 */
export function normal<T extends Float32Array | Float64Array>(
  out: T,
  mean: number,
  std: number,
  rng: TorchGenerator,
): T {
  checkFloats("normal: out", out);
  if (!Number.isFinite(mean)) throw new RangeError(`normal: mean must be finite; got ${mean}`);
  if (!(std >= 0 && std < Infinity)) {
    throw new RangeError(`normal: std must be a finite number >= 0; got ${std}`);
  }
  if (out.length < BLOCK) {
    // Few numbers are scaled in float64, whatever the type of `out`.
    const drawn = rng.fillNormal(new Float64Array(out.length));
    for (let i = 0; i < out.length; i++) out[i] = drawn[i]! * std + mean;
    return out;
  }
  rng.fillNormal(out);
  scale(out, std, mean, rng.fused);
  return out;
}
