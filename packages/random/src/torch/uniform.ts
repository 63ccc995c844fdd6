import { checkFloats } from "../check.ts";
import type { TorchGenerator } from "./generator.ts";
import { scale } from "./scale.ts";

/**
 * `tensor.uniform_(from, to)`: fills `out` with uniforms in [from, to).
 *
 * u (to - from) + from, where u is of `torch.rand`.
 *
 * @param out - What is filled.
 * @param from - The lower end, a finite number.
 * @param to - The upper end, a finite number not below `from`.
 * @param rng - PyTorch's generator; it moves on.
 * @returns `out`.
 * @throws TypeError if `out` is no float array; RangeError if the ends are not in order.
 */
export function uniform<T extends Float32Array | Float64Array>(
  out: T,
  from: number,
  to: number,
  rng: TorchGenerator,
): T {
  checkFloats("uniform: out", out);
  if (!(from <= to && Number.isFinite(to - from))) {
    throw new RangeError(`uniform: from and to must be finite and in order; got ${from} and ${to}`);
  }
  const round = out instanceof Float32Array ? Math.fround : Number;
  rng.fillUniform(out);
  scale(out, round(to) - round(from), from, rng.fused);
  return out;
}
