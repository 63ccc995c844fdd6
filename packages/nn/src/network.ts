import type { Initial } from "./initial.ts";

/**
 * A nonlinearity by its name in PyTorch.
 *
 * softplus ln(1 + e^z); silu z / (1 + e^-z); gelu z (1 + erf(z / sqrt 2)) / 2; tanh; relu max(z, 0).
 */
export type Activation = (typeof activations)[number];

/** All of them. */
export const activations = ["softplus", "silu", "gelu", "tanh", "relu"] as const;

/**
 * A learned row per step: the condition is a step index, an integer in [0, `steps`).
 *
 * Without `features` each layer of an `mlp` has a table of its own, whose rows are its gates, as in
 * the tutorial. With `features` there is one table, whose rows are the features.
 */
export interface EmbeddingConditioning {
  /** Names the form. */
  readonly kind: "embedding";
  /** The number of steps T, a positive integer. */
  readonly steps: number;
  /** The number of features, an integer in [1, 4096]; absent for rows that are gates. */
  readonly features?: number | undefined;
}

/**
 * Sines and cosines of a log-SNR.
 *
 * With u = (logSnr - low) / (high - low) clamped to [0, 1], feature k - 1 is sin(pi k u) and
 * feature K + k - 1 is cos(pi k u) for k = 1..K, K = `features` / 2.
 */
export interface FourierConditioning {
  /** Names the form. */
  readonly kind: "fourier";
  /** The number of features 2 K, an even integer in [2, 4096]. */
  readonly features: number;
  /** [low, high], the log-SNRs between which steps are told apart; those outside count as its ends. */
  readonly range: readonly [low: number, high: number];
}

/**
 * Sines and cosines of a log-SNR at random frequencies, fixed by a seed.
 *
 * sin(2 pi f_k u) and cos(2 pi f_k u), u as in {@link FourierConditioning}, f_k = `scale` times a
 * standard normal of `philox(seed)`.
 * @see {@link https://arxiv.org/abs/2006.10739 | arXiv:2006.10739}, section 3
 */
export interface RandomConditioning {
  /** Names the form. */
  readonly kind: "random";
  /** The number of features 2 K, an even integer in [2, 4096]. */
  readonly features: number;
  /** [low, high], as in {@link FourierConditioning}. */
  readonly range: readonly [low: number, high: number];
  /** The standard deviation of the frequencies, > 0. */
  readonly scale: number;
  /** The seed of the frequencies, an integer in [0, 2^53). */
  readonly seed: number;
}

/**
 * Sines and cosines of a step index, as a transformer tells positions.
 *
 * sin(c w_k) and cos(c w_k) with w_k = period^(-k / K), k = 0..K-1, K = `features` / 2; c is any
 * finite number.
 * @see {@link https://arxiv.org/abs/1706.03762 | arXiv:1706.03762}, section 3.5
 */
export interface SinusoidalConditioning {
  /** Names the form. */
  readonly kind: "sinusoidal";
  /** The number of features 2 K, an even integer in [2, 4096]. */
  readonly features: number;
  /**
   * The ratio of frequencies, > 1: steps up to a few times it are told apart.
   * @defaultValue 10000
   */
  readonly period?: number | undefined;
}

/** How a network is told where in the noising process its input is. */
export type Conditioning =
  | EmbeddingConditioning
  | FourierConditioning
  | RandomConditioning
  | SinusoidalConditioning;

/** One named tensor inside the flat parameter buffer: row-major from `offset` on. */
export interface Parameter {
  /** The name in PyTorch's state dict. */
  readonly name: string;
  /** The length of each axis; a weight is [outputs, inputs], a kernel [outputs, inputs, 3, 3]. */
  readonly shape: readonly number[];
  /** The index of its first number in the buffer. */
  readonly offset: number;
  /** How `initialise` draws it. */
  readonly initial: Initial;
}

/** What every network has. */
export interface NetworkLayout {
  /** The numbers per sample, in and out. */
  readonly dimension: number;
  /** How the network is told the noise level. */
  readonly conditioning: Conditioning;
  /** The number of classes K; 0 for none. Label K says "no class". */
  readonly classes: number;
  /** The nonlinearity. */
  readonly activation: Activation;
  /** Whether the output layer starts at zero. */
  readonly zeroOutput: boolean;
  /** The layout of the parameter buffer, without gaps. */
  readonly parameters: readonly Parameter[];
  /** The length of the parameter buffer. */
  readonly size: number;
}

/** A multilayer perceptron; see `mlp` for the meaning of each setting. */
export interface Mlp extends NetworkLayout {
  /** The architecture. */
  readonly kind: "mlp";
  /** The numbers per hidden layer: the same for all, or one each. */
  readonly width: number | readonly number[];
  /** The number of hidden layers. */
  readonly depth: number;
  /** Where the conditioning enters. */
  readonly entry: "gate" | "film" | "concat";
  /** The width of the conditioning's own layers; 0 for none. */
  readonly hidden: number;
  /** The hidden factor of residual blocks; 0 for plain layers. */
  readonly residual: number;
}

/** A U-net for small images; see `unet` for the meaning of each setting. */
export interface Unet extends NetworkLayout {
  /** The architecture. */
  readonly kind: "unet";
  /** Channels of the image. */
  readonly channels: number;
  /** Rows and columns of the image. */
  readonly side: number;
  /** Channels per level, from the finest. */
  readonly widths: readonly number[];
  /** Residual blocks per level. */
  readonly blocks: number;
  /** Sides at which pixels attend to each other. */
  readonly attention: readonly number[];
  /** Heads of attention. */
  readonly heads: number;
  /** The most groups of a group norm. */
  readonly groups: number;
  /** The width of the conditioning's own layers. */
  readonly hidden: number;
}

/**
 * A network as plain data: everything but its numbers, which are one flat buffer of `size`.
 * It survives JSON and structured clone.
 */
export type Network = Mlp | Unet;
