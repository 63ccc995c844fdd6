import { float, integer, join, nested, text, type Message } from "./protobuf.ts";

/** Element types, by their numbers in `TensorProto.DataType`. */
export const elementTypes = { float: 1, int64: 7, double: 11 } as const;

/** The name of an element type. */
export type ElementType = keyof typeof elementTypes;

/** An attribute of a node: an integer, a list of integers, or a text; a float is `{ float }`. */
type Attribute = number | readonly number[] | string | { readonly float: number };

/** The name of a tensor in an ONNX graph. */
export type Value = string;

/**
 * Writes an ONNX model node by node.
 *
 * Numbers of the messages' fields are those of `onnx.proto`.
 * @see {@link https://github.com/onnx/onnx/blob/main/onnx/onnx.proto}
 */
export class OnnxBuilder {
  readonly #nodes: Message[] = [];
  readonly #constants: Message[] = [];
  readonly #inputs: Message[] = [];
  readonly #outputs: Message[] = [];
  #next = 0;

  /** Adds a node with one output; returns the output. */
  node(
    operator: string,
    inputs: readonly Value[],
    attributes: Readonly<Record<string, Attribute>> = {},
    output: Value = `${operator}.${this.#next++}`,
  ): Value {
    this.nodes(operator, inputs, attributes, [output]);
    return output;
  }

  /** Adds a node. */
  nodes(
    operator: string,
    inputs: readonly Value[],
    attributes: Readonly<Record<string, Attribute>>,
    outputs: readonly Value[],
  ): void {
    this.#nodes.push(
      nested(
        1,
        ...inputs.map((name) => text(1, name)),
        ...outputs.map((name) => text(2, name)),
        text(3, `node.${this.#nodes.length}`),
        text(4, operator),
        ...Object.entries(attributes).map(([name, value]) => attribute(name, value)),
      ),
    );
  }

  /** Adds numbers; returns their name. */
  constant(
    values: ArrayLike<number>,
    shape: readonly number[] = [values.length],
    type: ElementType = "float",
    name: Value = `constant.${this.#constants.length}`,
  ): Value {
    this.#constants.push(
      nested(
        5,
        ...shape.map((length) => integer(1, length)),
        integer(2, elementTypes[type]),
        text(8, name),
        nested(9, [rawBytes(values, type)]),
      ),
    );
    return name;
  }

  /** A list of integers, such as a shape. */
  integers(...values: number[]): Value {
    return this.constant(values, [values.length], "int64");
  }

  /** A single number, for any shape. */
  scalar(value: number, type: ElementType = "float"): Value {
    return this.constant([value], [], type);
  }

  /** Declares an input whose first axis, `batch`, has any length. */
  input(name: Value, type: ElementType, shape: readonly number[]): Value {
    this.#inputs.push(nested(11, ...valueInfo(name, type, shape)));
    return name;
  }

  /** Declares an output whose first axis, `batch`, has any length. */
  output(name: Value, type: ElementType, shape: readonly number[]): void {
    this.#outputs.push(nested(12, ...valueInfo(name, type, shape)));
  }

  /** The whole model. */
  model(
    name: string,
    opset: number,
    metadata: Readonly<Record<string, string>>,
  ): Uint8Array<ArrayBuffer> {
    const graph = nested(
      7,
      ...this.#nodes,
      text(2, name),
      ...this.#constants,
      ...this.#inputs,
      ...this.#outputs,
    );
    return join([
      ...integer(1, fileVersions[opset]!),
      ...text(2, "inkwash"),
      ...graph,
      ...nested(8, text(1, ""), integer(2, opset)),
      ...Object.entries(metadata).flatMap(([key, value]) =>
        nested(14, text(1, key), text(2, value)),
      ),
    ]);
  }
}

/** The version of the file format that came with an operator set. */
export const fileVersions: Readonly<Record<number, number>> = {
  17: 8,
  18: 8,
  19: 9,
  20: 9,
  21: 10,
};

function attribute(name: string, value: Attribute): Message {
  const typed = (type: number, message: Message): Message =>
    nested(5, text(1, name), message, integer(20, type));
  if (typeof value === "number") return typed(2, integer(3, value));
  if (typeof value === "string") return typed(3, text(4, value));
  if ("float" in value) return typed(1, float(2, value.float));
  return typed(
    7,
    value.flatMap((each) => integer(8, each)),
  );
}

function valueInfo(name: Value, type: ElementType, shape: readonly number[]): Message[] {
  const axes = [nested(1, text(2, "batch")), ...shape.map((n) => nested(1, integer(1, n)))];
  return [text(1, name), nested(2, nested(1, integer(1, elementTypes[type]), nested(2, ...axes)))];
}

/** Little-endian, as the format wants it on every machine. */
function rawBytes(values: ArrayLike<number>, type: ElementType): Uint8Array {
  const size = type === "float" ? 4 : 8;
  const view = new DataView(new ArrayBuffer(size * values.length));
  for (let i = 0; i < values.length; i++) {
    if (type === "float") view.setFloat32(4 * i, values[i]!, true);
    else if (type === "double") view.setFloat64(8 * i, values[i]!, true);
    else view.setBigInt64(8 * i, BigInt(values[i]!), true);
  }
  return new Uint8Array(view.buffer);
}
