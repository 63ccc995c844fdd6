import type { Layer } from "./layers.ts";
import { multiplyTransposed, transpose } from "./matmul.ts";
import type { Network } from "./network.ts";
import type { Workspace } from "./workspace.ts";

/** The float64 memory of a backward pass over at most `rows` rows. */
export interface BackwardWorkspace {
  /** dLoss / dOutput, [rows, dimension]: what the backward pass starts from. */
  readonly outputGradient: Float64Array;
  /** dLoss / d(W h + b) of the layer at hand, [rows, width]. */
  readonly linear: Float64Array;
  /** dLoss / dh of the layer at hand, [rows, width]. */
  readonly values: Float64Array;
  /** dLoss / dgate of the layer at hand, [rows, width]. */
  readonly gates: Float64Array;
  /** Transposed copies of both factors of a product. */
  readonly left: Float64Array;
  /** See `left`. */
  readonly right: Float64Array;
}

/** Memory for `rows` rows of a network. */
export function createBackwardWorkspace(network: Network, rows: number): BackwardWorkspace {
  const { dimension, width, conditioning } = network;
  const features = conditioning.kind === "fourier" ? conditioning.features : 0;
  const widest = Math.max(width, dimension);
  return {
    outputGradient: new Float64Array(rows * dimension),
    linear: new Float64Array(rows * width),
    values: new Float64Array(rows * width),
    gates: new Float64Array(rows * width),
    left: new Float64Array(Math.max(rows, width) * widest),
    right: new Float64Array(rows * Math.max(widest, features)),
  };
}

/**
 * The exact gradient of a loss whose gradient in the output is `back.outputGradient`, after a
 * `forward` of the same rows. Overwrites every element of `gradients`, whose sums over the batch
 * run in ascending order of the rows.
 */
export function backward(
  network: Network,
  workspace: Workspace,
  back: BackwardWorkspace,
  gradients: readonly Layer[],
  rows: number,
): void {
  const { width, depth, conditioning } = network;
  let gradient = back.outputGradient;
  for (let l = depth; l >= 0; l--) {
    const layer = workspace.layers[l]!;
    const input = l === 0 ? workspace.input : workspace.hidden[l - 1]!.values;
    affineGradient(gradients[l]!, gradient, input, back, rows);
    if (l === 0) return;

    const { inputs, outputs } = layer;
    const weightT = transpose(back.left, layer.weight, outputs, inputs);
    multiplyTransposed(back.values, gradient, weightT, rows, inputs, outputs);
    const { linear, gates, slopes } = workspace.hidden[l - 1]!;
    for (let i = 0; i < rows; i++) {
      const gate = workspace.gateOf[i]! * width;
      for (let j = 0, p = i * width; j < width; j++, p++) {
        const slope = back.values[p]! * slopes[p]!;
        back.linear[p] = slope * gates[gate + j]!;
        back.gates[p] = slope * linear[p]!;
      }
    }
    const below = gradients[l - 1]!;
    if (conditioning.kind === "fourier") {
      const { features } = conditioning;
      const gatesT = transpose(back.left, back.gates, rows, width);
      const featuresT = transpose(back.right, workspace.features, rows, features);
      multiplyTransposed(below.gate, gatesT, featuresT, width, features, rows);
      sumRows(below.gateBias, back.gates, rows);
    } else {
      below.gate.fill(0);
      for (let i = 0; i < rows; i++) {
        const row = workspace.gateOf[i]! * width;
        for (let j = 0; j < width; j++) below.gate[row + j]! += back.gates[i * width + j]!;
      }
    }
    gradient = back.linear;
  }
}

/** dW = dY^T X and db = the sum of dY's rows, for Y = X W^T + b. */
function affineGradient(
  layer: Layer,
  gradient: Float64Array,
  input: Float64Array,
  back: BackwardWorkspace,
  rows: number,
): void {
  const { inputs, outputs } = layer;
  const gradientT = transpose(back.left, gradient, rows, outputs);
  const inputT = transpose(back.right, input, rows, inputs);
  multiplyTransposed(layer.weight, gradientT, inputT, outputs, inputs, rows);
  sumRows(layer.bias, gradient, rows);
}

/** The sum of the first `rows` rows. */
function sumRows(sums: Float64Array, values: Float64Array, rows: number): void {
  const width = sums.length;
  sums.fill(0);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < width; j++) sums[j]! += values[i * width + j]!;
  }
}
