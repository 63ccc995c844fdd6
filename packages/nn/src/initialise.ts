import type { Rng, Stream } from "@inkwash/random";
import { checkOneOf } from "./check.ts";
import type { Network } from "./network.ts";
import { orthogonalise } from "./orthogonalise.ts";

/** The number format of parameters and optimizer state. */
export type Precision = "float32" | "float64";

/** How the weights of linear and convolutional layers start, by the names of `torch.nn.init`. */
export type WeightRule =
  | "default"
  | "kaiming-uniform"
  | "kaiming-normal"
  | "xavier-uniform"
  | "xavier-normal"
  | "orthogonal"
  | "zeros";

/** See {@link initialise}. */
export interface InitialiseOptions {
  /**
   * Where the numbers come from. With a Stream each tensor takes those of `rng.fork(name)`, whatever
   * else the network has; with another Rng tensors take one fill after the other in the order of
   * the buffer, as PyTorch's modules do when they are made: `torchGenerator(seed)` of
   * `@inkwash/random/torch` gives PyTorch's own weights.
   */
  readonly rng: Stream | Rng;
  /**
   * The number format of the parameters.
   * @defaultValue "float32"
   */
  readonly precision?: Precision | undefined;
  /**
   * The rule for weights, with i inputs and o outputs per kernel (times its pixels): default U(±1 / sqrt(i));
   * kaiming-uniform U(±sqrt(6 / i)); kaiming-normal N(0, 2 / i); xavier-uniform U(±sqrt(6 / (i + o)));
   * xavier-normal N(0, 2 / (i + o)); orthogonal: rows (or columns, if there are fewer) of length 1 at
   * right angles; zeros. A layer that starts at zero by the network's own options stays there.
   * @defaultValue "default"
   */
  readonly weights?: WeightRule | undefined;
}

/**
 * Fresh parameters of a network, as PyTorch initialises its modules.
 *
 * Weights and biases of linear and convolutional layers: uniform in [-1 / sqrt(inputs), 1 / sqrt(inputs)),
 * or weights by another rule; biases of gates and scales have 1 added, so that they start around 1.
 * Embeddings: standard normal; those whose rows are gates: uniform in [0, 1), after the normals that
 * the tutorial's module draws first. Group norms: weight 1, bias 0.
 *
 * @returns A buffer of `network.size` numbers.
 * @throws RangeError if the rule is unknown.
 * @see {@link https://arxiv.org/abs/1502.01852 | arXiv:1502.01852}, eq. 10 and 14, for Kaiming's rules
 * @see {@link https://proceedings.mlr.press/v9/glorot10a.html | Glorot & Bengio 2010}, eq. 16, for Xavier's
 * @see {@link https://arxiv.org/abs/1312.6120 | arXiv:1312.6120}, section 3, for orthogonal weights
 */
export function initialise(
  network: Network,
  options: InitialiseOptions,
): Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer> {
  const { rng, precision = "float32", weights = "default" } = options;
  checkOneOf("initialise", "weights", weights, [
    ...Object.keys(uniformBounds),
    ...Object.keys(deviations),
    "orthogonal",
    "zeros",
  ]);
  const parameters =
    precision === "float64" ? new Float64Array(network.size) : new Float32Array(network.size);
  for (const { name, shape, offset, initial } of network.parameters) {
    const length = shape.reduce((product, each) => product * each, 1);
    const tensor = parameters.subarray(offset, offset + length);
    const source = "fork" in rng ? rng.fork(name) : rng;
    if (initial.kind === "constant") tensor.fill(initial.value);
    else if (initial.kind === "normal") source.fillNormal(tensor);
    else if (initial.kind === "uniform") {
      // Only a sequence has something to skip.
      if (source === rng) source.fillNormal(tensor);
      source.fillUniform(tensor);
    } else if (shape.length === 1) {
      fillBetween(tensor, source, initial.centre, 1 / Math.sqrt(initial.fan));
    } else {
      fillWeights(tensor, shape, source, weights);
    }
  }
  return parameters;
}

const uniformBounds: Readonly<Record<string, (inputs: number, outputs: number) => number>> = {
  default: (inputs) => 1 / Math.sqrt(inputs),
  "kaiming-uniform": (inputs) => Math.sqrt(6 / inputs),
  "xavier-uniform": (inputs, outputs) => Math.sqrt(6 / (inputs + outputs)),
};

const deviations: Readonly<Record<string, (inputs: number, outputs: number) => number>> = {
  "kaiming-normal": (inputs) => Math.sqrt(2 / inputs),
  "xavier-normal": (inputs, outputs) => Math.sqrt(2 / (inputs + outputs)),
};

function fillWeights(
  tensor: Float32Array | Float64Array,
  shape: readonly number[],
  rng: Rng,
  rule: WeightRule,
): void {
  const rows = shape[0]!;
  const inputs = tensor.length / rows;
  const outputs = tensor.length / shape[1]!;
  if (rule in uniformBounds) {
    fillBetween(tensor, rng, 0, uniformBounds[rule]!(inputs, outputs));
  } else if (rule in deviations) {
    rng.fillNormal(tensor);
    const deviation = deviations[rule]!(inputs, outputs);
    for (let i = 0; i < tensor.length; i++) tensor[i]! *= deviation;
  } else if (rule === "orthogonal") {
    orthogonalise(rng.fillNormal(tensor), rows, inputs);
  }
}

/** Uniform in centre ± bound: u (high - low) + low, rounded once, with ends in the tensor's precision. */
function fillBetween(
  tensor: Float32Array | Float64Array,
  rng: Rng,
  centre: number,
  bound: number,
): void {
  const round = tensor instanceof Float32Array ? Math.fround : Number;
  const [low, high] = [round(centre - bound), round(centre + bound)];
  rng.fillUniform(tensor);
  for (let i = 0; i < tensor.length; i++) tensor[i] = tensor[i]! * (high - low) + low;
}
