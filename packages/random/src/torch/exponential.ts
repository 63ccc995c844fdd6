import { log1p } from "@inkwash/special";
import { checkFloats } from "../check.ts";
import type { TorchGenerator } from "./generator.ts";

/**
 * `tensor.exponential_(rate)`: fills `out` with exponential numbers.
 *
 * -ln(1 - u) / rate in float64, where u has 53 bits.
 *
 * @param out - What is filled.
 * @param rate - A finite number > 0.
 * @param rng - PyTorch's generator; it moves on.
 * @returns `out`.
 * @throws TypeError if `out` is no float array; RangeError if `rate` is not finite and > 0.
 */
export function exponential<T extends Float32Array | Float64Array>(
  out: T,
  rate: number,
  rng: TorchGenerator,
): T {
  checkFloats("exponential: out", out);
  if (!(rate > 0 && rate < Infinity)) {
    throw new RangeError(`exponential: rate must be a finite number > 0; got ${rate}`);
  }
  const u = new Float64Array(1);
  for (let i = 0; i < out.length; i++) out[i] = (-1 / rate) * log1p(-rng.fillUniform(u)[0]!);
  return out;
}
