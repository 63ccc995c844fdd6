import { checkCount } from "../check.ts";
import type { TorchGenerator } from "./generator.ts";
import { uniform } from "./uniform.ts";

/**
 * The first parameters of `nn.Linear(inputs, outputs)` in float32.
 *
 * The weight first, uniform in +-sqrt(3) sqrt(2 / (1 + 5)) / sqrt(inputs) (Kaiming's with
 * a = sqrt(5)), then the bias, uniform in +-1 / sqrt(inputs). Layers are drawn in the order in
 * which a module makes them. `nn.Conv2d(i, o, k)` draws as `nn.Linear(i k^2, o)` does.
 *
 * @param inputs - How many, an integer in [1, 2^32).
 * @param outputs - How many, an integer in [1, 2^32).
 * @param rng - PyTorch's generator; it moves on.
 * @returns The weight `[outputs, inputs]`, row by row, and the bias `[outputs]`.
 * @throws RangeError if a size is out of range.
 * @see {@link https://arxiv.org/abs/1502.01852 | arXiv:1502.01852}, eq. 10
 */
export function linear(
  inputs: number,
  outputs: number,
  rng: TorchGenerator,
): { weight: Float32Array<ArrayBuffer>; bias: Float32Array<ArrayBuffer> } {
  checkCount("linear: inputs", inputs, 1);
  checkCount("linear: outputs", outputs, 1);
  const root5 = Math.sqrt(5);
  const deviation = Math.sqrt(2 / (1 + root5 * root5)) / Math.sqrt(inputs);
  const bound = Math.sqrt(3) * deviation;
  const weight = uniform(new Float32Array(inputs * outputs), -bound, bound, rng);
  const most = 1 / Math.sqrt(inputs);
  return { weight, bias: uniform(new Float32Array(outputs), -most, most, rng) };
}
