/** The Euclidean length of a gradient, summed in ascending order. */
export function gradientNorm(gradient: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < gradient.length; i++) sum += gradient[i]! * gradient[i]!;
  return Math.sqrt(sum);
}

/**
 * What a gradient of length `norm` is multiplied by so that it is at most `clip` long:
 * min(1, clip / (norm + 1e-6)), as PyTorch's `clip_grad_norm_`.
 * @see {@link https://arxiv.org/abs/1211.5063 | arXiv:1211.5063}, algorithm 1
 */
export function clipScale(norm: number, clip: number): number {
  return Math.min(1, clip / (norm + 1e-6));
}
