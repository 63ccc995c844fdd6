import type { Activation } from "../network.ts";

/** The index of a tensor in `graph.tensors`. */
export type TensorId = number;

/** A tensor of a graph: one row per sample, or one per thing that is told. */
export interface GraphTensor {
  /** The shape of a row: [size], or [channels, height, width] for images. */
  readonly shape: readonly number[];
  /** The numbers per row, the product of `shape`. */
  readonly size: number;
  /**
   * Whether it follows from what the network is told (noise level, class) and not from x: where all
   * samples are told the same it has one row, which operations on samples broadcast.
   */
  readonly told: boolean;
  /** Whether it depends on a parameter, so that a gradient flows into it. */
  readonly learned: boolean;
}

/** y = f(scale ⊙ (x W^T + b) + shift); scale is 1 and shift 0 where absent. */
export interface Dense {
  /** Names the operation. */
  readonly kind: "dense";
  /** x, [inputs]. */
  readonly input: TensorId;
  /** y, [outputs]. */
  readonly output: TensorId;
  /** Numbers per row of x. */
  readonly inputs: number;
  /** Numbers per row of y. */
  readonly outputs: number;
  /** Where W, [outputs, inputs], begins in the parameter buffer. */
  readonly weight: number;
  /** Where b, [outputs], begins. */
  readonly bias: number;
  /** f */
  readonly activation: Activation | "identity";
  /** [outputs], told. */
  readonly scale: TensorId | undefined;
  /** [outputs], told. */
  readonly shift: TensorId | undefined;
}

/** y = row number c of a learned table, where c is the condition (a step index) or the label. */
export interface Embedding {
  /** Names the operation. */
  readonly kind: "embedding";
  /** What the row's number is. */
  readonly of: "condition" | "label";
  /** y, [size], told. */
  readonly output: TensorId;
  /** The number of rows of the table. */
  readonly rows: number;
  /** The numbers per row. */
  readonly size: number;
  /** Where the table, [rows, size], begins in the parameter buffer. */
  readonly weight: number;
}

/**
 * y = [sin(w_1 u), ..., sin(w_K u), cos(w_1 u), ..., cos(w_K u)] of the condition c.
 *
 * u = (c - low) / (high - low) clamped to [0, 1] where there is a range, otherwise c itself.
 */
export interface Features {
  /** Names the operation. */
  readonly kind: "features";
  /** y, [2 K], told. */
  readonly output: TensorId;
  /** [low, high]; absent for u = c. */
  readonly range: readonly [low: number, high: number] | undefined;
  /** w, K angular frequencies. */
  readonly frequencies: readonly number[];
}

/** y = the rows of the inputs, one after the other (for images: their channels); told ones are broadcast. */
export interface Concat {
  /** Names the operation. */
  readonly kind: "concat";
  /** What is put together, in order. */
  readonly inputs: readonly TensorId[];
  /** y, of the sum of the inputs' sizes. */
  readonly output: TensorId;
}

/** y = f(a + b), of one size; both are told or neither is. */
export interface Add {
  /** Names the operation. */
  readonly kind: "add";
  /** a and b. */
  readonly inputs: readonly [TensorId, TensorId];
  /** y */
  readonly output: TensorId;
  /** f */
  readonly activation: Activation | "identity";
}

/** Convolution of an image with zero padding (kernel - 1) / 2: cross-correlation, as in PyTorch. */
export interface Conv {
  /** Names the operation. */
  readonly kind: "conv";
  /** [inputs, height, width]. */
  readonly input: TensorId;
  /** [outputs, ceil(height / stride), ceil(width / stride)]. */
  readonly output: TensorId;
  /** Channels of the input. */
  readonly inputs: number;
  /** Channels of the output. */
  readonly outputs: number;
  /** Rows of the input image. */
  readonly height: number;
  /** Columns of the input image. */
  readonly width: number;
  /** The side of the kernel. */
  readonly kernel: 1 | 3;
  /** Every how many-th pixel is computed. */
  readonly stride: 1 | 2;
  /** Where the kernels, [outputs, inputs, kernel, kernel], begin in the parameter buffer. */
  readonly weight: number;
  /** Where the biases, [outputs], begin. */
  readonly bias: number;
}

/** y(c, i, j) = x(c, floor(i / 2), floor(j / 2)): each pixel four times. */
export interface Upsample {
  /** Names the operation. */
  readonly kind: "upsample";
  /** [channels, height, width]. */
  readonly input: TensorId;
  /** [channels, 2 height, 2 width]. */
  readonly output: TensorId;
  /** Channels. */
  readonly channels: number;
  /** Rows of the input image. */
  readonly height: number;
  /** Columns of the input image. */
  readonly width: number;
}

/**
 * y = f(scale ⊙ (w ⊙ (x - mean) / sqrt(variance + epsilon) + b) + shift).
 *
 * Mean and (biased) variance are over the channels / groups neighbouring channels and all positions
 * of one sample; w, b, scale and shift have one number per channel; scale is 1 and shift 0 where absent.
 * @see {@link https://arxiv.org/abs/1803.08494 | arXiv:1803.08494}, eq. 1 to 5
 */
export interface GroupNorm {
  /** Names the operation. */
  readonly kind: "group-norm";
  /** x, [channels, ...], positions per channel. */
  readonly input: TensorId;
  /** y, of x's shape. */
  readonly output: TensorId;
  /** Channels, a multiple of `groups`. */
  readonly channels: number;
  /** Pixels per channel. */
  readonly positions: number;
  /** Groups of channels. */
  readonly groups: number;
  /** What is added to the variance. */
  readonly epsilon: number;
  /** Where w, [channels], begins in the parameter buffer. */
  readonly weight: number;
  /** Where b, [channels], begins. */
  readonly bias: number;
  /** f */
  readonly activation: Activation | "identity";
  /** [channels], told. */
  readonly scale: TensorId | undefined;
  /** [channels], told. */
  readonly shift: TensorId | undefined;
}

/**
 * Self-attention of the pixels of an image: y = softmax(q^T k / sqrt(d)) v for each head.
 *
 * The input's channels are q, k and v one after the other; head h has channels h d to (h + 1) d of
 * each, d = channels / heads; the softmax runs over the positions of k.
 * @see {@link https://arxiv.org/abs/1706.03762 | arXiv:1706.03762}, eq. 1
 */
export interface Attention {
  /** Names the operation. */
  readonly kind: "attention";
  /** q, k and v, [3 channels, ...]. */
  readonly input: TensorId;
  /** y, [channels, ...]. */
  readonly output: TensorId;
  /** Channels of y, a multiple of `heads`. */
  readonly channels: number;
  /** Pixels. */
  readonly positions: number;
  /** Heads. */
  readonly heads: number;
}

/** One operation of a graph. */
export type Operation =
  | Dense
  | Embedding
  | Features
  | Concat
  | Add
  | Conv
  | Upsample
  | GroupNorm
  | Attention;

/**
 * What a network computes: operations in an order in which every input is there before it is read.
 *
 * Every tensor but `input` is the output of one operation, and every parameter belongs to one.
 */
export interface Graph {
  /** All tensors. */
  readonly tensors: readonly GraphTensor[];
  /** What makes them, in order. */
  readonly operations: readonly Operation[];
  /** The tensor that x is, [dimension] or [channels, height, width]. */
  readonly input: TensorId;
  /** The tensor that the network says. */
  readonly output: TensorId;
  /** The length of the parameter buffer. */
  readonly size: number;
}
