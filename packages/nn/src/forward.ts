import { activate } from "./activations.ts";
import { multiplyTransposed } from "./matmul.ts";
import type { Network } from "./network.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Runs the network on the first `rows` rows of `workspace.input` and leaves what it says in
 * `workspace.output`, and what the backward pass needs in `workspace.hidden`.
 *
 * Row i is gated by gate row `workspace.gateOf[i]`: a row of the embedding, or one of the first
 * `gateRows` rows of `workspace.features`. Every row's result is independent of the other rows.
 */
export function forward(
  network: Network,
  workspace: Workspace,
  rows: number,
  gateRows: number,
): void {
  const { width, depth, activation, conditioning } = network;
  const { layers, features, gateOf } = workspace;
  let input = workspace.input;
  for (let l = 0; l < depth; l++) {
    const layer = layers[l]!;
    const { linear, gates, values, slopes } = workspace.hidden[l]!;
    multiplyTransposed(linear, input, layer.weight, rows, width, layer.inputs);
    addToRows(linear, layer.bias, rows);
    if (conditioning.kind === "fourier") {
      multiplyTransposed(gates, features, layer.gate, gateRows, width, conditioning.features);
      addToRows(gates, layer.gateBias, gateRows);
    }
    for (let i = 0; i < rows; i++) {
      const gate = gateOf[i]! * width;
      const row = i * width;
      for (let j = 0; j < width; j++) values[row + j] = gates[gate + j]! * linear[row + j]!;
    }
    activate(activation, values, slopes, rows * width);
    input = values;
  }
  const last = layers[depth]!;
  multiplyTransposed(workspace.output, input, last.weight, rows, last.outputs, width);
  addToRows(workspace.output, last.bias, rows);
}

/** Adds `bias` to each of the first `rows` rows. */
function addToRows(values: Float64Array, bias: Float64Array, rows: number): void {
  const width = bias.length;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < width; j++) values[i * width + j]! += bias[j]!;
  }
}
