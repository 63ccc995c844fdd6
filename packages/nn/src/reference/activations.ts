import { erfc, exp, log1p, tanh } from "@inkwash/special";
import type { Activation } from "../network.ts";

/** Applies f to the first `count` values in place and writes f' beside them. */
export function activate(
  activation: Activation | "identity",
  values: Float64Array,
  slopes: Float64Array,
  count: number,
): void {
  maps[activation](values, slopes, count);
}

type InPlace = (values: Float64Array, slopes: Float64Array, count: number) => void;

/**
 * softplus(z) = ln(1 + e^z), and z itself above 20, as in PyTorch; softplus'(z) = e^z / (1 + e^z), 1 above 20.
 * @see {@link https://pytorch.org/docs/stable/generated/torch.nn.Softplus.html}
 */
const softplus: InPlace = (values, slopes, count) => {
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
};

/**
 * silu(z) = z s with s = 1 / (1 + e^-z); silu'(z) = s (1 + z (1 - s)).
 * @see {@link https://arxiv.org/abs/1702.03118 | arXiv:1702.03118}, eq. 5 and 6
 */
const silu: InPlace = (values, slopes, count) => {
  for (let i = 0; i < count; i++) {
    const z = values[i]!;
    const s = 1 / (1 + exp(-z));
    values[i] = z * s;
    slopes[i] = s * (1 + z * (1 - s));
  }
};

/**
 * gelu(z) = z P with P = erfc(-z / sqrt 2) / 2, the normal distribution; gelu'(z) = P + z e^(-z²/2) / sqrt(2 pi).
 * @see {@link https://arxiv.org/abs/1606.08415 | arXiv:1606.08415}, section 2
 */
const gelu: InPlace = (values, slopes, count) => {
  for (let i = 0; i < count; i++) {
    const z = values[i]!;
    const share = 0.5 * erfc(-z * Math.SQRT1_2);
    slopes[i] = share + (z * exp(-0.5 * z * z)) / ROOT_TAU;
    values[i] = z * share;
  }
};

/** sqrt(2 pi) */
const ROOT_TAU = Math.sqrt(2 * Math.PI);

/** tanh'(z) = 1 - tanh(z)². */
const hyperbolic: InPlace = (values, slopes, count) => {
  for (let i = 0; i < count; i++) {
    const y = tanh(values[i]!);
    values[i] = y;
    slopes[i] = (1 - y) * (1 + y);
  }
};

/** relu(z) = max(z, 0); its slope at 0 is 0, as in PyTorch. */
const relu: InPlace = (values, slopes, count) => {
  for (let i = 0; i < count; i++) {
    // Written so that NaN stays NaN.
    slopes[i] = values[i]! <= 0 ? 0 : 1;
    values[i] = values[i]! <= 0 ? 0 : values[i]!;
  }
};

const maps: Readonly<Record<Activation | "identity", InPlace>> = {
  softplus,
  silu,
  gelu,
  tanh: hyperbolic,
  relu,
  identity: (_, slopes, count) => slopes.fill(1, 0, count),
};
