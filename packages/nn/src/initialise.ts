import type { Stream } from "@inkwash/random";
import type { Network } from "./network.ts";

/** The number format of parameters and optimizer state. */
export type Precision = "float32" | "float64";

/** See {@link initialise}. */
export interface InitialiseOptions {
  /** Where the numbers come from; with the same stream they are the same everywhere. */
  readonly rng: Stream;
  /**
   * The number format of the parameters.
   * @defaultValue "float32"
   */
  readonly precision?: Precision | undefined;
}

/**
 * Fresh parameters of a network, as PyTorch initialises its modules.
 *
 * Weights and biases of linear layers: uniform in [-1 / sqrt(inputs), 1 / sqrt(inputs)).
 * Fourier gates: the same, with 1 added to the biases, so that gates start around 1. Embeddings:
 * uniform in [0, 1). Each tensor takes its numbers from `rng.fork(name)`.
 *
 * @returns A buffer of `network.size` numbers.
 */
export function initialise(
  network: Network,
  options: InitialiseOptions,
): Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer> {
  const { rng, precision = "float32" } = options;
  const parameters =
    precision === "float64" ? new Float64Array(network.size) : new Float32Array(network.size);
  for (const { name, shape, offset, initial } of network.parameters) {
    const length = shape.reduce((product, each) => product * each, 1);
    const tensor = parameters.subarray(offset, offset + length);
    const stream = rng.fork(name);
    if (initial.kind === "constant") {
      tensor.fill(initial.value);
    } else if (initial.kind === "normal") {
      stream.fillNormal(tensor);
    } else {
      stream.fillUniform(tensor);
      if (initial.kind === "uniform") continue;
      const bound = 1 / Math.sqrt(initial.fan);
      for (let i = 0; i < length; i++) tensor[i] = initial.centre + (2 * tensor[i]! - 1) * bound;
    }
  }
  return parameters;
}
