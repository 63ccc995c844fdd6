import { checkFlag, checkInteger, checkOneOf } from "./check.ts";
import { checkedConditioning } from "./checked-conditioning.ts";
import { buildMlp } from "./graph/mlp-graph.ts";
import { activations, type Activation, type Conditioning, type Mlp } from "./network.ts";

/** See {@link mlp}. */
export interface MlpOptions {
  /** The numbers per sample, a positive integer: 2 for points in the plane. */
  readonly dimension: number;
  /**
   * The numbers per hidden layer, a positive integer, or one per layer.
   * @defaultValue 128
   */
  readonly width?: number | readonly number[] | undefined;
  /**
   * The number of hidden layers, an integer in [1, 64].
   * @defaultValue the number of widths, 3 where there is one for all
   */
  readonly depth?: number | undefined;
  /**
   * The nonlinearity after each hidden layer.
   * @defaultValue "silu"
   */
  readonly activation?: Activation | undefined;
  /** How the network is told the noise level: by a step index or by a log-SNR. */
  readonly conditioning: Conditioning;
  /**
   * Where it enters: as a gate (scale), as FiLM (scale and shift) of each hidden layer, or beside x
   * at the input.
   * @defaultValue "gate"
   */
  readonly entry?: "gate" | "film" | "concat" | undefined;
  /**
   * The width of two layers between the features and where they enter, a non-negative integer; 0 for none.
   * @defaultValue 0
   */
  readonly hidden?: number | undefined;
  /**
   * The number of classes K, a non-negative integer; 0 for none. Labels are 0..K-1, and K for "no class".
   * @defaultValue 0
   */
  readonly classes?: number | undefined;
  /**
   * The hidden factor of residual blocks, a non-negative integer; 0 for plain layers.
   * @defaultValue 0
   */
  readonly residual?: number | undefined;
  /**
   * Whether the output layer starts at zero, so that the first prediction is skip x.
   * @defaultValue false
   */
  readonly zeroOutput?: boolean | undefined;
}

/**
 * A multilayer perceptron that is told the noise level.
 *
 * h_0 = x; h_l = f(s_l ⊙ (W_l h_(l-1) + b_l) + t_l) for l = 1..depth; output = W h_depth + b. What it is
 * told, e (features of the noise level, through two layers where `hidden` > 0, plus a learned row per
 * class), enters as
 *
 * - gate: s_l = A_l e + a_l (`linL.gate`), t_l = 0; with an embedding without features s_l is a learned
 *   row per step (`linL.embed`, [steps, width]);
 * - film: s_l = A_l e + a_l (`linL.scale`), t_l = B_l e + b_l (`linL.shift`);
 * - concat: h_0 = [x, e], s_l = 1, t_l = 0.
 *
 * With `residual` = r, layers l >= 2 are blocks h_l = h_(l-1) + V_l f(...) + v_l (`linL.out`), where
 * W_l has r times as many outputs. Names and shapes are those of a PyTorch state dict.
 *
 * @returns The description with its parameter layout; the numbers come from `initialise`.
 * @throws RangeError if a size is out of range, a kind unknown, or settings do not go together.
 * @see {@link https://github.com/acids-ircam/diffusion_models}, the `ConditionalModel` of the embedding form
 * @see {@link https://arxiv.org/abs/1709.07871 | arXiv:1709.07871}, eq. 2, for FiLM
 */
export function mlp(options: MlpOptions): Mlp {
  const { dimension, width = 128, activation = "silu", entry = "gate" } = options;
  const { hidden = 0, classes = 0, residual = 0, zeroOutput = false } = options;
  const { depth = typeof width === "number" ? 3 : width.length } = options;
  checkInteger("mlp", "dimension", dimension, 1);
  checkInteger("mlp", "depth", depth, 1, 64);
  if (typeof width === "number") checkInteger("mlp", "width", width, 1);
  else checkWidths(width, depth, residual);
  checkOneOf("mlp", "activation", activation, activations);
  checkOneOf("mlp", "entry", entry, ["gate", "film", "concat"]);
  checkInteger("mlp", "hidden", hidden, 0);
  checkInteger("mlp", "classes", classes, 0);
  checkInteger("mlp", "residual", residual, 0);
  checkFlag("mlp", "zeroOutput", zeroOutput);
  const conditioning = checkedConditioning("mlp", options.conditioning);
  if (conditioning.kind === "embedding" && !conditioning.features) {
    if (entry !== "gate" || hidden > 0 || classes > 0) {
      throw new RangeError(
        "mlp: an embedding whose rows are gates goes with neither entry, hidden nor classes; give conditioning.features",
      );
    }
  }
  const description = {
    kind: "mlp",
    dimension,
    width: typeof width === "number" ? width : [...width],
    depth,
    activation,
    conditioning,
    entry,
    hidden,
    classes,
    residual,
    zeroOutput,
  } as const;
  const [{ parameters, size }] = buildMlp(description);
  return { ...description, parameters, size };
}

function checkWidths(widths: readonly number[], depth: number, residual: number): void {
  if (!Array.isArray(widths) || widths.length !== depth) {
    throw new RangeError(
      `mlp: width must be one number or ${depth}, one per layer; got ${String(widths)}`,
    );
  }
  widths.forEach((width, l) => checkInteger("mlp", `width[${l}]`, width, 1));
  if (residual > 0 && widths.some((width) => width !== widths[0])) {
    throw new RangeError(`mlp: residual blocks need equal widths; got ${String(widths)}`);
  }
}
