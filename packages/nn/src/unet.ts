import { checkFlag, checkInteger, checkOneOf } from "./check.ts";
import { checkedConditioning } from "./checked-conditioning.ts";
import { buildUnet } from "./graph/unet-graph.ts";
import { activations, type Activation, type Conditioning, type Unet } from "./network.ts";

/** See {@link unet}. */
export interface UnetOptions {
  /**
   * The channels of an image, an integer in [1, 4].
   * @defaultValue 1
   */
  readonly channels?: number | undefined;
  /** The rows and columns of an image, an integer in [4, 64] that the levels can halve. */
  readonly side: number;
  /**
   * The channels of each level, 1 to 5 positive integers, from the finest; each level halves the side.
   * @defaultValue [32, 64]
   */
  readonly widths?: readonly number[] | undefined;
  /**
   * The number of residual blocks per level on the way down, an integer in [1, 8]; one more on the way up.
   * @defaultValue 1
   */
  readonly blocks?: number | undefined;
  /**
   * The sides at which pixels attend to each other, after each block there.
   * @defaultValue []
   */
  readonly attention?: readonly number[] | undefined;
  /**
   * The heads of attention, a divisor of the widths where there is attention.
   * @defaultValue 1
   */
  readonly heads?: number | undefined;
  /**
   * The most groups of a group norm, a positive integer; each takes the largest divisor of its
   * channels that is at most this.
   * @defaultValue 8
   */
  readonly groups?: number | undefined;
  /**
   * The nonlinearity.
   * @defaultValue "silu"
   */
  readonly activation?: Activation | undefined;
  /** How the network is told the noise level; an embedding needs `features`. */
  readonly conditioning: Conditioning;
  /**
   * The width of the two layers between the features and the blocks, a positive integer.
   * @defaultValue 4 widths[0]
   */
  readonly hidden?: number | undefined;
  /**
   * The number of classes K, a non-negative integer; 0 for none. Labels are 0..K-1, and K for "no class".
   * @defaultValue 0
   */
  readonly classes?: number | undefined;
  /**
   * Whether the output layer starts at zero, so that the first prediction is skip x.
   * @defaultValue false
   */
  readonly zeroOutput?: boolean | undefined;
}

/**
 * A U-net for small images: residual convolution blocks on a ladder of resolutions.
 *
 * Down: a 3 x 3 convolution, then `blocks` blocks per level, levels joined by convolutions of stride 2.
 * Middle: two blocks. Up: `blocks` + 1 blocks per level, each of which also sees the output of its
 * counterpart on the way down; levels joined by nearest upsampling and a convolution. At last
 * conv(f(norm(h))). A block is h + conv2(f(s ⊙ norm2(conv1(f(norm1(h)))) + t)), h through a 1 x 1
 * convolution where widths differ, s and t linear in what the network is told, which is
 * e = f(A_2 f(A_1 phi + a_1) + a_2 + classes[label]) for features phi of the noise level; an attention
 * is h + projection(attention(qkv(norm(h)))). Names and shapes are those of a PyTorch state dict.
 *
 * @returns The description with its parameter layout; the numbers come from `initialise`.
 * @throws RangeError if a size is out of range, a kind unknown, or settings do not go together.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, appendix B
 * @see {@link https://arxiv.org/abs/2105.05233 | arXiv:2105.05233}, section 3.1, for adaptive group norm
 * @example
 * ```ts
 * import { denoiser, initialise, unet } from "@inkwash/nn";
 * import { philox } from "@inkwash/random";
 *
 * const rng = philox(1);
 * const network = unet({
 *   side: 8,
 *   attention: [4],
 *   classes: 10,
 *   conditioning: { kind: "fourier", features: 8, range: [-6, 10] },
 * });
 * const parameters = initialise(network, { rng });
 * const model = denoiser(network, parameters, { predicts: "epsilon" }, { label: 7, guidance: 2 });
 * const x = { data: rng.fillNormal(new Float32Array(128)), shape: [2, 1, 8, 8] };
 * console.log(network.size, model.call(x, { condition: -3 }).shape); //=> 753345 [ 2, 1, 8, 8 ]
 * ```
 */
export function unet(options: UnetOptions): Unet {
  const { channels = 1, side, widths = [32, 64], blocks = 1, attention = [], heads = 1 } = options;
  const { groups = 8, activation = "silu", classes = 0, zeroOutput = false } = options;
  checkInteger("unet", "channels", channels, 1, 4);
  checkInteger("unet", "side", side, 4, 64);
  checkWidths(widths, side);
  const { hidden = 4 * widths[0]! } = options;
  checkInteger("unet", "blocks", blocks, 1, 8);
  checkAttention(attention, heads, widths, side);
  checkInteger("unet", "groups", groups, 1);
  checkOneOf("unet", "activation", activation, activations);
  checkInteger("unet", "hidden", hidden, 1);
  checkInteger("unet", "classes", classes, 0);
  checkFlag("unet", "zeroOutput", zeroOutput);
  const conditioning = checkedConditioning("unet", options.conditioning);
  if (conditioning.kind === "embedding" && !conditioning.features) {
    throw new RangeError("unet: an embedding needs conditioning.features, the numbers per step");
  }
  const description = {
    kind: "unet",
    dimension: channels * side * side,
    channels,
    side,
    widths: [...widths],
    blocks,
    attention: [...attention],
    heads,
    groups,
    activation,
    conditioning,
    hidden,
    classes,
    zeroOutput,
  } as const;
  const [{ parameters, size }] = buildUnet(description);
  return { ...description, parameters, size };
}

function checkWidths(widths: readonly number[], side: number): void {
  if (!Array.isArray(widths) || widths.length < 1 || widths.length > 5) {
    throw new RangeError(`unet: widths must be 1 to 5 positive integers; got ${String(widths)}`);
  }
  widths.forEach((width: number, level) => checkInteger("unet", `widths[${level}]`, width, 1));
  const halvings = 1 << (widths.length - 1);
  if (side % halvings !== 0) {
    throw new RangeError(
      `unet: side must be a multiple of ${halvings}, as there are ${widths.length} levels; got ${side}`,
    );
  }
}

function checkAttention(
  attention: readonly number[],
  heads: number,
  widths: readonly number[],
  side: number,
): void {
  checkInteger("unet", "heads", heads, 1);
  const sides = widths.map((_, level) => side / (1 << level));
  for (const each of attention) {
    const level = sides.indexOf(each);
    if (level < 0) {
      throw new RangeError(
        `unet: attention must be at sides of levels, ${sides.join(", ")}; got ${each}`,
      );
    }
    if (widths[level]! % heads !== 0) {
      throw new RangeError(
        `unet: heads must divide the ${widths[level]} channels of side ${each}; got ${heads}`,
      );
    }
  }
}
