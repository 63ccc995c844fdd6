import type { Initial } from "../initial.ts";
import type { Activation, Parameter } from "../network.ts";
import type { Graph, GraphTensor, Operation, TensorId } from "./types.ts";

/** The parameters of a linear layer. */
export interface Linear {
  readonly inputs: number;
  readonly outputs: number;
  /** Where [outputs, inputs] begins in the parameter buffer. */
  readonly weight: number;
  /** Where [outputs] begins. */
  readonly bias: number;
}

/** How the parameters of a linear layer start. */
export interface LinearOptions {
  /** The middle of the interval in which the biases start. */
  readonly centre?: number | undefined;
  /** Whether weights and biases start at 0. */
  readonly zero?: boolean | undefined;
}

/** What follows a linear layer or a normalisation. */
export interface Epilogue {
  readonly activation?: Activation | "identity" | undefined;
  readonly scale?: TensorId | undefined;
  readonly shift?: TensorId | undefined;
}

/**
 * Lays a network out: each method adds one operation and the parameters it needs, named after
 * `name`, and returns the tensor it makes. Parameter layout and graph come from the same calls.
 */
export class GraphBuilder {
  readonly tensors: GraphTensor[] = [];
  readonly operations: Operation[] = [];
  readonly parameters: Parameter[] = [];
  /** The length of the parameter buffer. */
  size = 0;
  readonly input: TensorId;

  /** @param shape - The shape of one sample. */
  constructor(shape: readonly number[]) {
    this.input = this.#tensor(shape, false, false);
  }

  /** The graph that ends in a tensor. */
  graph(output: TensorId): Graph {
    const { tensors, operations, input } = this;
    return { tensors, operations, input, output, size: this.size };
  }

  /** Reserves the parameters of a linear layer, which {@link dense} applies. */
  linear(name: string, inputs: number, outputs: number, options: LinearOptions = {}): Linear {
    const { centre = 0, zero = false } = options;
    const start = (middle: number): Initial =>
      zero ? { kind: "constant", value: middle } : { kind: "fan-in", fan: inputs, centre: middle };
    const weight = this.#parameter(`${name}.weight`, [outputs, inputs], start(0));
    const bias = this.#parameter(`${name}.bias`, [outputs], start(centre));
    return { inputs, outputs, weight, bias };
  }

  dense(linear: Linear, input: TensorId, epilogue: Epilogue = {}): TensorId {
    const { activation = "identity", scale, shift } = epilogue;
    const output = this.#tensor([linear.outputs], this.tensors[input]!.told, true);
    this.operations.push({ kind: "dense", input, output, ...linear, activation, scale, shift });
    return output;
  }

  embedding(
    name: string,
    of: "condition" | "label",
    rows: number,
    size: number,
    initial: Initial,
  ): TensorId {
    const weight = this.#parameter(`${name}.weight`, [rows, size], initial);
    const output = this.#tensor([size], true, true);
    this.operations.push({ kind: "embedding", of, output, rows, size, weight });
    return output;
  }

  features(
    frequencies: readonly number[],
    range: readonly [low: number, high: number] | undefined,
  ): TensorId {
    const output = this.#tensor([2 * frequencies.length], true, false);
    this.operations.push({ kind: "features", output, range, frequencies });
    return output;
  }

  /** Along the first axis; the others are those of the first input. */
  concat(inputs: readonly TensorId[]): TensorId {
    const parts = inputs.map((id) => this.tensors[id]!);
    const first = parts.reduce((sum, { shape }) => sum + shape[0]!, 0);
    const output = this.#tensor(
      [first, ...parts[0]!.shape.slice(1)],
      parts.every(({ told }) => told),
      parts.some(({ learned }) => learned),
    );
    this.operations.push({ kind: "concat", inputs, output });
    return output;
  }

  add(a: TensorId, b: TensorId, activation: Activation | "identity" = "identity"): TensorId {
    const { shape, told, learned } = this.tensors[a]!;
    const output = this.#tensor(shape, told, learned || this.tensors[b]!.learned);
    this.operations.push({ kind: "add", inputs: [a, b], output, activation });
    return output;
  }

  conv(
    name: string,
    input: TensorId,
    outputs: number,
    options: { kernel?: 1 | 3; stride?: 1 | 2; zero?: boolean } = {},
  ): TensorId {
    const { kernel = 3, stride = 1, zero = false } = options;
    const [inputs, height, width] = this.#image(input);
    const fan = inputs * kernel * kernel;
    const initial: Initial = zero
      ? { kind: "constant", value: 0 }
      : { kind: "fan-in", fan, centre: 0 };
    const weight = this.#parameter(`${name}.weight`, [outputs, inputs, kernel, kernel], initial);
    const bias = this.#parameter(`${name}.bias`, [outputs], initial);
    const down = (length: number): number => Math.ceil(length / stride);
    const output = this.#tensor([outputs, down(height), down(width)], false, true);
    this.operations.push({
      kind: "conv",
      input,
      output,
      inputs,
      outputs,
      height,
      width,
      kernel,
      stride,
      weight,
      bias,
    });
    return output;
  }

  upsample(input: TensorId): TensorId {
    const [channels, height, width] = this.#image(input);
    const output = this.#tensor(
      [channels, 2 * height, 2 * width],
      false,
      this.tensors[input]!.learned,
    );
    this.operations.push({ kind: "upsample", input, output, channels, height, width });
    return output;
  }

  groupNorm(name: string, input: TensorId, groups: number, epilogue: Epilogue = {}): TensorId {
    const { activation = "identity", scale, shift } = epilogue;
    const [channels, height, width] = this.#image(input);
    const weight = this.#parameter(`${name}.weight`, [channels], { kind: "constant", value: 1 });
    const bias = this.#parameter(`${name}.bias`, [channels], { kind: "constant", value: 0 });
    const output = this.#tensor(this.tensors[input]!.shape, false, true);
    this.operations.push({
      kind: "group-norm",
      input,
      output,
      channels,
      positions: height * width,
      groups,
      epsilon: 1e-5,
      weight,
      bias,
      activation,
      scale,
      shift,
    });
    return output;
  }

  attention(input: TensorId, heads: number): TensorId {
    const [triple, height, width] = this.#image(input);
    const channels = triple / 3;
    const output = this.#tensor([channels, height, width], false, true);
    const positions = height * width;
    this.operations.push({ kind: "attention", input, output, channels, positions, heads });
    return output;
  }

  #image(id: TensorId): [channels: number, height: number, width: number] {
    const [channels, height, width] = this.tensors[id]!.shape;
    return [channels!, height!, width!];
  }

  #tensor(shape: readonly number[], told: boolean, learned: boolean): TensorId {
    const size = shape.reduce((product, length) => product * length, 1);
    return this.tensors.push({ shape, size, told, learned }) - 1;
  }

  #parameter(name: string, shape: readonly number[], initial: Initial): number {
    const offset = this.size;
    this.parameters.push({ name, shape, offset, initial });
    this.size += shape.reduce((product, length) => product * length, 1);
    return offset;
  }
}
