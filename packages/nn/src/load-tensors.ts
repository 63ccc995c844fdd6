import type { Network } from "./network.ts";
import type { Tensor } from "./tensor.ts";

/** See {@link loadTensors}. */
export interface LoadOptions {
  /** The network's name for a given one; undefined for a tensor that is not wanted. */
  readonly rename?: ((name: string) => string | undefined) | undefined;
}

/** What {@link loadTensors} did. */
export interface LoadReport {
  /** The network's tensors that were replaced, in the order of its buffer. */
  readonly loaded: readonly string[];
  /** The network's tensors that were not given, and stay as they were. */
  readonly missing: readonly string[];
  /** The given tensors that the network has no place for, by their given names. */
  readonly unused: readonly string[];
  /** The network's tensors that were given in another shape or no float format, and stay as they were. */
  readonly mismatched: readonly {
    /** The network's name. */
    readonly name: string;
    /** Its shape in the network. */
    readonly expected: readonly number[];
    /** The shape that was given. */
    readonly given: readonly number[];
  }[];
}

/**
 * Puts tensors of another network, by name, into a network's parameters: where fine-tuning starts.
 *
 * Each tensor is taken where name and shape are those of the network and it holds float32 or float64
 * numbers; nothing else changes. The tutorial's `state_dict`, saved as safetensors, needs no renaming.
 *
 * @param parameters - The numbers of `network`, changed in place.
 * @param tensors - By name, as from `fromSafetensors(bytes).tensors` or `tensors(other, numbers)`.
 * @returns What matched and what did not.
 * @throws TypeError if `parameters` does not have the network's size; RangeError if two tensors are renamed to one
 * name, or a number is not finite; nothing has changed then.
 * @example
 * ```ts
 * import { initialise, loadTensors, mlp, tensors } from "@inkwash/nn";
 * import { philox } from "@inkwash/random";
 *
 * const rng = philox(1);
 * const conditioning = { kind: "fourier", features: 8, range: [-6, 10] } as const;
 * const [taught, larger] = [2, 3].map((depth) => mlp({ dimension: 2, depth, conditioning }));
 * const parameters = initialise(larger!, { rng });
 * const given = tensors(taught!, initialise(taught!, { rng }));
 * const { loaded, missing, unused } = loadTensors(larger!, parameters, given);
 * console.log(loaded.length, missing.length, unused); //=> 8 6 [ 'lin3.weight', 'lin3.bias' ]
 * ```
 */
export function loadTensors(
  network: Network,
  parameters: Float32Array | Float64Array,
  tensors: Readonly<Record<string, Tensor>>,
  options: LoadOptions = {},
): LoadReport {
  const { rename = (name) => name } = options;
  if (parameters.length !== network.size) {
    throw new TypeError(
      `loadTensors: parameters.length must be the network's size ${network.size}; got ${parameters.length}`,
    );
  }
  const given = new Map<string, [from: string, tensor: Tensor]>();
  for (const [from, tensor] of Object.entries(tensors)) {
    const name = rename(from);
    if (name === undefined) continue;
    const other = given.get(name);
    if (other) {
      throw new RangeError(`loadTensors: "${other[0]}" and "${from}" are both renamed "${name}"`);
    }
    checkNumbers(from, tensor);
    given.set(name, [from, tensor]);
  }

  const loaded: string[] = [];
  const missing: string[] = [];
  const mismatched: LoadReport["mismatched"][number][] = [];
  for (const { name, shape, offset } of network.parameters) {
    const tensor = given.get(name)?.[1];
    given.delete(name);
    if (!tensor) missing.push(name);
    else if (isFloat(tensor) && String(tensor.shape) === String(shape)) {
      parameters.set(tensor.data, offset);
      loaded.push(name);
    } else mismatched.push({ name, expected: shape, given: tensor.shape });
  }
  return { loaded, missing, unused: Array.from(given.values(), ([from]) => from), mismatched };
}

const isFloat = (tensor: Tensor): tensor is Tensor<Float32Array | Float64Array> =>
  tensor.data instanceof Float32Array || tensor.data instanceof Float64Array;

function checkNumbers(name: string, tensor: Tensor): void {
  const { data, shape } = tensor;
  if (data.length !== shape.reduce((product, each) => product * each, 1)) {
    throw new RangeError(`loadTensors: ${name}.data.length must be the product of its shape`);
  }
  if (!isFloat(tensor)) return;
  const at = tensor.data.findIndex((value) => !Number.isFinite(value));
  if (at >= 0) {
    throw new RangeError(
      `loadTensors: ${name} must be finite; element ${at} is ${tensor.data[at]}`,
    );
  }
}
