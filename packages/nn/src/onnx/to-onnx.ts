import { checkFinite, checkInteger } from "../check.ts";
import { graphOf } from "../graph/graph-of.ts";
import type { TensorId } from "../graph/types.ts";
import type { Network } from "../network.ts";
import { columnsOf, type Columns, type Preconditioning } from "../preconditioning.ts";
import { OnnxBuilder, type Value } from "./onnx-builder.ts";
import { writeOperation } from "./onnx-operations.ts";

/** See {@link toOnnx}. */
export interface ToOnnxOptions {
  /**
   * What the network predicts and how its output is scaled; a training table will do. The file then
   * holds the whole denoiser.
   * @defaultValue the network alone: input and output are not scaled
   */
  readonly preconditioning?: Preconditioning | undefined;
  /**
   * The version of the operator set, an integer in [17, 21].
   * @defaultValue 17
   */
  readonly opset?: number | undefined;
}

/**
 * Writes a network as an ONNX model, for other runtimes.
 *
 * Inputs: `x`, float32 [batch, dimension] or [batch, channels, side, side]; `condition`, [batch]:
 * int64 step indices for an embedding, float32 otherwise; `label`, int64 [batch], where the network has
 * classes. Output: `prediction`, shaped like x: skip x + outScale network(inputScale x, condition, label),
 * where the columns are linear between the conditions of their rows. The parameters are float32 under
 * their PyTorch names; `predicts` is in the metadata.
 *
 * @throws RangeError if the operator set is unknown, a parameter not finite, or the conditions of the
 * columns are not finite and monotone; TypeError if lengths do not fit.
 * @see {@link https://onnx.ai/onnx/operators/}
 */
export function toOnnx(
  network: Network,
  parameters: Float32Array | Float64Array,
  options: ToOnnxOptions = {},
): Uint8Array<ArrayBuffer> {
  const { preconditioning, opset = 17 } = options;
  checkInteger("toOnnx", "opset", opset, 17, 21);
  if (parameters.length !== network.size) {
    throw new TypeError(
      `toOnnx: parameters.length must be the network's size ${network.size}; got ${parameters.length}`,
    );
  }
  checkFinite("toOnnx", "parameters", parameters);
  const columns = preconditioning && columnsOf("toOnnx", preconditioning);
  if (columns) checkFinite("toOnnx", "condition", columns.condition);

  const graph = graphOf(network);
  const builder = new OnnxBuilder();
  const { shape } = graph.tensors[graph.input]!;
  const x = builder.input("x", "float", shape);
  const type = network.conditioning.kind === "embedding" ? "int64" : "float";
  const told = {
    condition: builder.input("condition", type, []),
    label: network.classes > 0 ? builder.input("label", "int64", []) : "",
  };
  const scales = columns && scaleNodes(builder, columns, told.condition, shape.length);
  const values = new Map<TensorId, Value>([
    [graph.input, scales ? builder.node("Mul", [x, scales.inputScale]) : x],
  ]);
  const names = new Map(network.parameters.map(({ name, offset }) => [offset, name]));
  const parameter = (offset: number, size: readonly number[]): Value => {
    const length = size.reduce((product, each) => product * each, 1);
    const numbers = parameters.subarray(offset, offset + length);
    return builder.constant(numbers, size, "float", names.get(offset)!);
  };
  for (const operation of graph.operations) {
    const context = { builder, graph, values, told, parameter };
    values.set(operation.output, writeOperation(context, operation));
  }
  const said = values.get(graph.output)!;
  if (scales) {
    const skipped = builder.node("Mul", [x, scales.skip]);
    const scaled = builder.node("Mul", [said, scales.outScale]);
    builder.node("Add", [skipped, scaled], {}, "prediction");
  } else {
    builder.node("Identity", [said], {}, "prediction");
  }
  builder.output("prediction", "float", shape);
  const metadata = preconditioning ? { predicts: preconditioning.predicts } : {};
  return builder.model(network.kind, opset, metadata);
}

/** The three columns at the conditions, one number per sample, linear between rows, in float64 until the end. */
function scaleNodes(
  builder: OnnxBuilder,
  columns: Columns,
  condition: Value,
  rank: number,
): Readonly<Record<"inputScale" | "skip" | "outScale", Value>> {
  const falling = columns.condition[0]! > columns.condition.at(-1)!;
  const rising = (column: Float64Array): Float64Array =>
    falling ? column.slice().reverse() : column;
  const knots = rising(columns.condition);
  const last = knots.length - 1;
  const node = (operator: string, ...inputs: Value[]): Value => builder.node(operator, inputs);
  const list = (values: ArrayLike<number>): Value => builder.constant(values, undefined, "double");
  const steps = (column: Float64Array): Float64Array =>
    Float64Array.from({ length: Math.max(last, 1) }, (_, i) =>
      last === 0 ? 0 : column[i + 1]! - column[i]!,
    );

  const asDouble = builder.node("Cast", [condition], { to: 11 });
  const low = builder.scalar(knots[0]!, "double");
  const high = builder.scalar(knots[last]!, "double");
  const inside = node("Min", node("Max", asDouble, low), high);
  // The interval of a condition: how many inner knots it has reached.
  const inner = builder.constant(knots.slice(1, -1), [1, Math.max(last - 1, 0)], "double");
  const column = node("Reshape", inside, builder.integers(-1, 1));
  const reached = builder.node("Cast", [node("GreaterOrEqual", column, inner)], { to: 7 });
  const interval = builder.node("ReduceSum", [reached, builder.integers(1)], { keepdims: 0 });
  const from = node("Gather", list(knots), interval);
  // Rows that are equal may stand at one condition.
  const gaps = steps(knots).map((gap) => gap || 1);
  const share = node("Div", node("Sub", inside, from), node("Gather", list(gaps), interval));
  const shape = builder.integers(-1, ...Array<number>(rank).fill(1));
  const at = (values: Float64Array): Value => {
    const ordered = rising(values);
    const start = node("Gather", list(ordered), interval);
    const rest = node("Mul", share, node("Gather", list(steps(ordered)), interval));
    const single = builder.node("Cast", [node("Add", start, rest)], { to: 1 });
    return node("Reshape", single, shape);
  };
  const { inputScale, skip, outScale } = columns;
  return { inputScale: at(inputScale), skip: at(skip), outScale: at(outScale) };
}
