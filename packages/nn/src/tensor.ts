import type { Network } from "./network.ts";

/** The typed arrays that a safetensors file can hold. */
export type TensorData =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array;

/** An array and its shape, row-major; [] for a single number. */
export interface Tensor<T extends TensorData = TensorData> {
  /** The numbers, row-major. */
  readonly data: T;
  /** The length of each axis. */
  readonly shape: readonly number[];
}

/**
 * The parameters of a network by name, as views: what is written to one is written to the buffer.
 *
 * @throws TypeError if the buffer does not have the network's size.
 */
export function tensors<T extends Float32Array | Float64Array>(
  network: Network,
  parameters: T,
): Record<string, Tensor<T>> {
  if (parameters.length !== network.size) {
    throw new TypeError(
      `tensors: parameters.length must be the network's size ${network.size}; got ${parameters.length}`,
    );
  }
  return Object.fromEntries(
    network.parameters.map(({ name, shape, offset }) => {
      const length = shape.reduce((product, each) => product * each, 1);
      return [name, { data: parameters.subarray(offset, offset + length) as T, shape }];
    }),
  );
}
