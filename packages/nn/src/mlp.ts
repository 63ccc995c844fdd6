import { checkInteger, checkOneOf } from "./check.ts";
import type { Activation, Conditioning, Network, Parameter } from "./network.ts";

/** See {@link mlp}. */
export interface MlpOptions {
  /** The numbers per sample, a positive integer: 2 for points in the plane. */
  readonly dimension: number;
  /**
   * The numbers per hidden layer, a positive integer.
   * @defaultValue 128
   */
  readonly width?: number | undefined;
  /**
   * The number of hidden layers, an integer in [1, 64].
   * @defaultValue 3
   */
  readonly depth?: number | undefined;
  /**
   * The nonlinearity after each hidden layer.
   * @defaultValue "silu"
   */
  readonly activation?: Activation | undefined;
  /** How the network is told the noise level: by a step index or by a log-SNR. */
  readonly conditioning: Conditioning;
}

/**
 * A multilayer perceptron whose hidden layers are gated by the noise level.
 *
 * h_0 = x; h_l = f(g_l ⊙ (W_l h_(l-1) + b_l)) for l = 1..depth; output = W h_depth + b.
 *
 * With an embedding, g_l is a learned row per step (`linL.embed.weight`, [steps, width]); with Fourier
 * features phi of the log-SNR it is A_l phi + a_l (`linL.gate.weight`, [width, features], and
 * `linL.gate.bias`). Names and shapes are those of a PyTorch state dict.
 *
 * @returns The description with its parameter layout; the numbers come from `initialise`.
 * @throws RangeError if a size is out of range or a kind unknown.
 * @see {@link https://github.com/acids-ircam/diffusion_models}, the `ConditionalModel` of the embedding form
 */
export function mlp(options: MlpOptions): Network {
  const { dimension, width = 128, depth = 3, activation = "silu" } = options;
  checkInteger("mlp", "dimension", dimension, 1);
  checkInteger("mlp", "width", width, 1);
  checkInteger("mlp", "depth", depth, 1, 64);
  checkOneOf("mlp", "activation", activation, ["softplus", "silu"]);
  const conditioning = checkedConditioning(options.conditioning);

  const parameters: Parameter[] = [];
  let size = 0;
  const add = (name: string, ...shape: number[]): void => {
    parameters.push({ name, shape, offset: size });
    size += shape.reduce((product, length) => product * length, 1);
  };
  for (let l = 1; l <= depth; l++) {
    add(`lin${l}.lin.weight`, width, l === 1 ? dimension : width);
    add(`lin${l}.lin.bias`, width);
    if (conditioning.kind === "embedding") {
      add(`lin${l}.embed.weight`, conditioning.steps, width);
    } else {
      add(`lin${l}.gate.weight`, width, conditioning.features);
      add(`lin${l}.gate.bias`, width);
    }
  }
  add(`lin${depth + 1}.weight`, dimension, width);
  add(`lin${depth + 1}.bias`, dimension);
  return { kind: "mlp", dimension, width, depth, activation, conditioning, parameters, size };
}

/** A copy with nothing but what belongs to its kind. */
function checkedConditioning(conditioning: Conditioning): Conditioning {
  checkOneOf("mlp", "conditioning.kind", conditioning?.kind, ["embedding", "fourier"]);
  if (conditioning.kind === "embedding") {
    checkInteger("mlp", "conditioning.steps", conditioning.steps, 1);
    return { kind: "embedding", steps: conditioning.steps };
  }
  const { features, range } = conditioning;
  checkInteger("mlp", "conditioning.features", features, 2);
  if (features % 2 !== 0) {
    throw new RangeError(
      `mlp: conditioning.features must be even, a sine and a cosine each; got ${features}`,
    );
  }
  const [low, high] = range ?? [];
  if (!(high > low && Number.isFinite(high - low))) {
    throw new RangeError(
      `mlp: conditioning.range must be two finite log-SNRs, the smaller one first; got [${range?.join(", ")}]`,
    );
  }
  return { kind: "fourier", features, range: [low, high] };
}
