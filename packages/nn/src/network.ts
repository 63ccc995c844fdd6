/** The nonlinearity after each hidden layer. */
export type Activation = "softplus" | "silu";

/** One learned row per step: the condition is a step index, an integer in [0, `steps`). */
export interface EmbeddingConditioning {
  /** Names the form. */
  readonly kind: "embedding";
  /** The number of steps T, a positive integer. */
  readonly steps: number;
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
  /** The number of features 2 K, a positive even integer. */
  readonly features: number;
  /** [low, high], the log-SNRs between which steps are told apart; those outside count as its ends. */
  readonly range: readonly [low: number, high: number];
}

/** How a network is told where in the noising process its input is. */
export type Conditioning = EmbeddingConditioning | FourierConditioning;

/** One named tensor inside the flat parameter buffer: row-major from `offset` on. */
export interface Parameter {
  /** The name in PyTorch's state dict. */
  readonly name: string;
  /** The length of each axis; a weight is [outputs, inputs]. */
  readonly shape: readonly number[];
  /** The index of its first number in the buffer. */
  readonly offset: number;
}

/**
 * A network as plain data: everything but its numbers, which are one flat buffer of `size`.
 * It survives JSON and structured clone.
 */
export interface Network {
  /** The architecture; see `mlp`. */
  readonly kind: "mlp";
  /** The numbers per sample, in and out. */
  readonly dimension: number;
  /** The numbers per hidden layer. */
  readonly width: number;
  /** The number of hidden layers. */
  readonly depth: number;
  /** The nonlinearity after each hidden layer. */
  readonly activation: Activation;
  /** How the network is told the noise level. */
  readonly conditioning: Conditioning;
  /** The layout of the parameter buffer, without gaps. */
  readonly parameters: readonly Parameter[];
  /** The length of the parameter buffer. */
  readonly size: number;
}
