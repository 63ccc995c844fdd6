import type { Network } from "./network.ts";

/** The tensors of one linear layer as views of a float64 parameter (or gradient) buffer. */
export interface Layer {
  /** The numbers per row that go in. */
  readonly inputs: number;
  /** The numbers per row that come out. */
  readonly outputs: number;
  /** [outputs, inputs] */
  readonly weight: Float64Array;
  /** [outputs] */
  readonly bias: Float64Array;
  /** Embedding: one gate row per step, [steps, outputs]. Fourier: [outputs, features]. Output layer: empty. */
  readonly gate: Float64Array;
  /** Fourier: [outputs]; otherwise empty. */
  readonly gateBias: Float64Array;
}

/** The hidden layers and then the output layer, as views of `buffer`. */
export function layersOf(network: Network, buffer: Float64Array): readonly Layer[] {
  const { dimension, width, depth } = network;
  const named = new Map(
    network.parameters.map(({ name, shape, offset }) => {
      const length = shape.reduce((product, each) => product * each, 1);
      return [name, buffer.subarray(offset, offset + length)];
    }),
  );
  const view = (...names: string[]): Float64Array =>
    names.map((name) => named.get(name)).find((found) => found !== undefined) ??
    buffer.subarray(0, 0);
  return Array.from({ length: depth + 1 }, (_, l) => {
    const prefix = `lin${l + 1}`;
    return {
      inputs: l === 0 ? dimension : width,
      outputs: l === depth ? dimension : width,
      weight: view(`${prefix}.lin.weight`, `${prefix}.weight`),
      bias: view(`${prefix}.lin.bias`, `${prefix}.bias`),
      gate: view(`${prefix}.embed.weight`, `${prefix}.gate.weight`),
      gateBias: view(`${prefix}.gate.bias`),
    };
  });
}
