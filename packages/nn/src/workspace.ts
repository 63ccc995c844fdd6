import { layersOf, type Layer } from "./layers.ts";
import type { Network } from "./network.ts";

/** What a hidden layer remembers of a batch. */
export interface HiddenState {
  /** W h + b, [rows, width]. */
  readonly linear: Float64Array;
  /** The gates of the batch, [gate rows, width]: computed ones, or the embedding itself. */
  readonly gates: Float64Array;
  /** f(gate ⊙ linear), [rows, width]. */
  readonly values: Float64Array;
  /** f'(gate ⊙ linear), [rows, width]. */
  readonly slopes: Float64Array;
}

/** The float64 memory of a forward pass over at most `rows` rows. */
export interface Workspace {
  /** How many rows fit. */
  readonly rows: number;
  /** All parameters, widened to float64. */
  readonly weights: Float64Array;
  /** The same, tensor by tensor. */
  readonly layers: readonly Layer[];
  /** What the network sees, [rows, dimension]. */
  readonly input: Float64Array;
  /** Fourier features, [gate rows, features]; empty with an embedding. */
  readonly features: Float64Array;
  /** Which gate row each row of the batch takes. */
  readonly gateOf: Int32Array;
  /** One per hidden layer. */
  readonly hidden: readonly HiddenState[];
  /** What the network says, [rows, dimension]. */
  readonly output: Float64Array;
}

/** Memory for `rows` rows of a network. */
export function createWorkspace(network: Network, rows: number): Workspace {
  const { dimension, width, conditioning } = network;
  const weights = new Float64Array(network.size);
  const layers = layersOf(network, weights);
  const fourier = conditioning.kind === "fourier";
  return {
    rows,
    weights,
    layers,
    input: new Float64Array(rows * dimension),
    features: new Float64Array(fourier ? rows * conditioning.features : 0),
    gateOf: new Int32Array(rows),
    hidden: layers.slice(0, -1).map(({ gate }) => ({
      linear: new Float64Array(rows * width),
      gates: fourier ? new Float64Array(rows * width) : gate,
      values: new Float64Array(rows * width),
      slopes: new Float64Array(rows * width),
    })),
    output: new Float64Array(rows * dimension),
  };
}
