import { exp, log1p } from "@inkwash/special";
import type { Activation } from "./network.ts";

/** Applies f to the first `count` values in place and writes f' beside them. */
export function activate(
  activation: Activation,
  values: Float64Array,
  slopes: Float64Array,
  count: number,
): void {
  if (activation === "softplus") softplus(values, slopes, count);
  else silu(values, slopes, count);
}

/**
 * softplus(z) = ln(1 + e^z), and z itself above 20, as in PyTorch; softplus'(z) = e^z / (1 + e^z), 1 above 20.
 * @see {@link https://pytorch.org/docs/stable/generated/torch.nn.Softplus.html}
 */
function softplus(values: Float64Array, slopes: Float64Array, count: number): void {
  // Two passes, because engines inline one elementary function into a loop but not two.
  for (let i = 0; i < count; i++) slopes[i] = exp(values[i]!);
  for (let i = 0; i < count; i++) {
    const e = slopes[i]!;
    if (values[i]! > 20) {
      slopes[i] = 1;
    } else {
      values[i] = log1p(e);
      slopes[i] = e / (1 + e);
    }
  }
}

/**
 * silu(z) = z s with s = 1 / (1 + e^-z); silu'(z) = s (1 + z (1 - s)).
 * @see {@link https://arxiv.org/abs/1702.03118 | arXiv:1702.03118}, eq. 5 and 6
 */
function silu(values: Float64Array, slopes: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const z = values[i]!;
    const s = 1 / (1 + exp(-z));
    values[i] = z * s;
    slopes[i] = s * (1 + z * (1 - s));
  }
}
