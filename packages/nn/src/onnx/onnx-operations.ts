import type {
  Attention,
  Conv,
  Dense,
  Embedding,
  Features,
  Graph,
  GroupNorm,
  Operation,
  TensorId,
  Upsample,
} from "../graph/types.ts";
import type { Activation } from "../network.ts";
import type { OnnxBuilder, Value } from "./onnx-builder.ts";

/** What the operations of a network are written with. */
export interface OnnxContext {
  readonly builder: OnnxBuilder;
  readonly graph: Graph;
  /** The tensors that are there. */
  readonly values: Map<TensorId, Value>;
  /** What the network is told, [batch]. */
  readonly told: { readonly condition: Value; readonly label: Value };
  /** The parameters, [shape], that begin at an offset. */
  parameter(offset: number, shape: readonly number[]): Value;
}

/** Adds the nodes of an operation; returns what it makes. */
export function writeOperation(context: OnnxContext, operation: Operation): Value {
  const { builder, values } = context;
  const of = (id: TensorId): Value => values.get(id)!;
  switch (operation.kind) {
    case "dense":
      return dense(context, operation);
    case "embedding":
      return embedding(context, operation);
    case "features":
      return features(context, operation);
    case "concat":
      return builder.node("Concat", operation.inputs.map(of), { axis: 1 });
    case "add":
      return activate(builder, operation.activation, builder.node("Add", operation.inputs.map(of)));
    case "conv":
      return conv(context, operation);
    case "upsample":
      return upsample(context, operation);
    case "group-norm":
      return groupNorm(context, operation);
    case "attention":
      return attention(context, operation);
  }
}

function activate(builder: OnnxBuilder, activation: Activation | "identity", x: Value): Value {
  const node = (operator: string, ...inputs: Value[]): Value => builder.node(operator, inputs);
  switch (activation) {
    case "identity":
      return x;
    case "relu":
      return node("Relu", x);
    case "tanh":
      return node("Tanh", x);
    case "softplus":
      return node("Softplus", x);
    case "silu":
      return node("Mul", x, node("Sigmoid", x));
    case "gelu": {
      const erf = node("Erf", node("Mul", x, builder.scalar(Math.SQRT1_2)));
      const share = node("Mul", node("Add", erf, builder.scalar(1)), builder.scalar(0.5));
      return node("Mul", x, share);
    }
  }
}

/** f(scale ⊙ x + shift); for images each number of scale and shift goes with a channel. */
function finish(
  { builder, values, graph }: OnnxContext,
  { activation, scale, shift }: Pick<Dense, "activation" | "scale" | "shift">,
  x: Value,
  images: boolean,
): Value {
  let value = x;
  const shaped = (id: TensorId): Value =>
    images
      ? builder.node("Reshape", [
          values.get(id)!,
          builder.integers(-1, graph.tensors[id]!.size, 1, 1),
        ])
      : values.get(id)!;
  if (scale !== undefined) value = builder.node("Mul", [value, shaped(scale)]);
  if (shift !== undefined) value = builder.node("Add", [value, shaped(shift)]);
  return activate(builder, activation, value);
}

function dense(context: OnnxContext, operation: Dense): Value {
  const { input, inputs, outputs, weight, bias } = operation;
  const matrix = context.parameter(weight, [outputs, inputs]);
  const product = context.builder.node(
    "Gemm",
    [context.values.get(input)!, matrix, context.parameter(bias, [outputs])],
    { transB: 1 },
  );
  return finish(context, operation, product, false);
}

function embedding(context: OnnxContext, { of, rows, size, weight }: Embedding): Value {
  const table = context.parameter(weight, [rows, size]);
  return context.builder.node("Gather", [table, context.told[of]], { axis: 0 });
}

/** Phases in float64, brought into one turn before they are rounded: large ones would lose their digits. */
function features({ builder, told }: OnnxContext, { range, frequencies }: Features): Value {
  const number = (value: number): Value => builder.scalar(value, "double");
  let u = builder.node("Cast", [told.condition], { to: 11 });
  if (range) {
    const [low, high] = range;
    u = builder.node("Min", [builder.node("Max", [u, number(low)]), number(high)]);
    u = builder.node("Div", [builder.node("Sub", [u, number(low)]), number(high - low)]);
  }
  const column = builder.node("Reshape", [u, builder.integers(-1, 1)]);
  const turn = 2 * Math.PI;
  const speeds = builder.constant(
    frequencies.map((w) => w / turn),
    [1, frequencies.length],
    "double",
  );
  const turns = builder.node("Mul", [column, speeds]);
  const rest = builder.node("Sub", [turns, builder.node("Round", [turns])]);
  const phase = builder.node("Cast", [builder.node("Mul", [rest, number(turn)])], { to: 1 });
  return builder.node("Concat", [builder.node("Sin", [phase]), builder.node("Cos", [phase])], {
    axis: 1,
  });
}

function conv(context: OnnxContext, operation: Conv): Value {
  const { input, inputs, outputs, kernel, stride, weight, bias } = operation;
  const edge = (kernel - 1) / 2;
  const kernels = context.parameter(weight, [outputs, inputs, kernel, kernel]);
  return context.builder.node(
    "Conv",
    [context.values.get(input)!, kernels, context.parameter(bias, [outputs])],
    {
      kernel_shape: [kernel, kernel],
      pads: [edge, edge, edge, edge],
      strides: [stride, stride],
    },
  );
}

function upsample({ builder, values }: OnnxContext, { input }: Upsample): Value {
  const scales = builder.constant([1, 1, 2, 2]);
  return builder.node("Resize", [values.get(input)!, "", scales], {
    mode: "nearest",
    coordinate_transformation_mode: "asymmetric",
    nearest_mode: "floor",
  });
}

/** The groups as channels of an instance norm, whose own scale and bias change nothing. */
function groupNorm(context: OnnxContext, operation: GroupNorm): Value {
  const { builder } = context;
  const { input, channels, groups, epsilon, weight, bias } = operation;
  const grouped = builder.node("Reshape", [
    context.values.get(input)!,
    builder.integers(0, groups, -1),
  ]);
  const ones = builder.constant(Array<number>(groups).fill(1));
  const zeros = builder.constant(Array<number>(groups).fill(0));
  const normal = builder.node("InstanceNormalization", [grouped, ones, zeros], {
    epsilon: { float: epsilon },
  });
  const [, height, width] = context.graph.tensors[input]!.shape;
  const image = builder.node("Reshape", [normal, builder.integers(-1, channels, height!, width!)]);
  const scaled = builder.node("Mul", [image, context.parameter(weight, [channels, 1, 1])]);
  const moved = builder.node("Add", [scaled, context.parameter(bias, [channels, 1, 1])]);
  return finish(context, operation, moved, true);
}

function attention(context: OnnxContext, operation: Attention): Value {
  const { builder } = context;
  const { input, output, channels, positions, heads } = operation;
  const d = channels / heads;
  const node = (operator: string, ...inputs: Value[]): Value => builder.node(operator, inputs);
  const turned = (x: Value): Value => builder.node("Transpose", [x], { perm: [0, 1, 3, 2] });
  const thirds = builder.node("Reshape", [
    context.values.get(input)!,
    builder.integers(-1, 3 * heads, d, positions),
  ]);
  const [q, k, v] = ["q", "k", "v"].map((name) => `${thirds}.${name}`);
  const sizes = builder.integers(heads, heads, heads);
  builder.nodes("Split", [thirds, sizes], { axis: 1 }, [q!, k!, v!]);
  const scores = node("MatMul", turned(q!), k!);
  const shares = builder.node("Softmax", [node("Mul", scores, builder.scalar(1 / Math.sqrt(d)))], {
    axis: -1,
  });
  const mixed = node("MatMul", v!, turned(shares));
  const [, height, width] = context.graph.tensors[output]!.shape;
  return node("Reshape", mixed, builder.integers(-1, channels, height!, width!));
}
