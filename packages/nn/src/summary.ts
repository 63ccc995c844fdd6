import { graphOf } from "./graph/graph-of.ts";
import type { Graph, Operation } from "./graph/types.ts";
import type { Network } from "./network.ts";

/** One operation of a network. */
export interface LayerSummary {
  /** What its parameters' names begin with; its kind where it has none. */
  readonly name: string;
  /** Which operation it is. */
  readonly kind: Operation["kind"];
  /** The shape of its output, per row. */
  readonly shape: readonly number[];
  /** How many parameters it has. */
  readonly parameters: number;
  /** Multiplications that are summed, per row of output. */
  readonly multiplyAdds: number;
  /** Whether it runs once per thing that the network is told, and not per sample. */
  readonly told: boolean;
}

/** See {@link summary}. */
export interface Summary {
  /** The operations in their order. */
  readonly layers: readonly LayerSummary[];
  /** All parameters. */
  readonly parameters: number;
  /** Multiplications that are summed, per sample. */
  readonly multiplyAdds: number;
  /** The same per thing that the network is told: once per step where all samples are told the same. */
  readonly toldMultiplyAdds: number;
  /** All that as a table. */
  readonly text: string;
}

/**
 * The layers of a network: shapes, numbers of parameters, and what they cost.
 *
 * Counted are the products of matrices, convolutions and attention; a training step costs about
 * three times as much as a prediction.
 *
 * @example
 * ```ts
 * import { mlp, summary } from "@inkwash/nn";
 *
 * const conditioning = { kind: "embedding", steps: 100 } as const;
 * const { parameters, multiplyAdds, layers } = summary(mlp({ dimension: 2, conditioning }));
 * console.log(parameters, multiplyAdds); //=> 72066 33280
 * console.log(layers[1]!.name, layers[1]!.shape); //=> lin1.lin [ 128 ]
 * ```
 */
export function summary(network: Network): Summary {
  const graph = graphOf(network);
  const layers = graph.operations.map((operation) => layerOf(network, graph, operation));
  const sum = (told: boolean): number =>
    layers.reduce((all, layer) => all + (layer.told === told ? layer.multiplyAdds : 0), 0);
  const totals = {
    parameters: network.size,
    multiplyAdds: sum(false),
    toldMultiplyAdds: sum(true),
  };
  return { layers, ...totals, text: textOf(layers, totals) };
}

function layerOf(network: Network, graph: Graph, operation: Operation): LayerSummary {
  const { shape, told } = graph.tensors[operation.output]!;
  const { kind } = operation;
  const weight = "weight" in operation ? operation.weight : undefined;
  const first = network.parameters.findIndex(({ offset }) => offset === weight);
  const own = network.parameters[first];
  const name = own ? own.name.slice(0, own.name.lastIndexOf(".")) : kind;
  // The biases of a layer follow its weights.
  const last = first + ("bias" in operation ? 2 : 1);
  const end = network.parameters[last]?.offset ?? network.size;
  const parameters = own ? end - own.offset : 0;
  return { name, kind, shape, parameters, multiplyAdds: costOf(graph, operation), told };
}

function costOf(graph: Graph, operation: Operation): number {
  if (operation.kind === "dense") return operation.inputs * operation.outputs;
  if (operation.kind === "conv") {
    const { inputs, kernel, output } = operation;
    return inputs * kernel ** 2 * graph.tensors[output]!.size;
  }
  if (operation.kind === "attention") return 2 * operation.positions ** 2 * operation.channels;
  return 0;
}

function textOf(
  layers: readonly LayerSummary[],
  totals: Pick<Summary, "parameters" | "multiplyAdds" | "toldMultiplyAdds">,
): string {
  const count = (value: number): string => value.toLocaleString("en-US");
  const rows = [
    ["layer", "kind", "output", "parameters", "multiply-adds"],
    ...layers.map(({ name, kind, shape, parameters, multiplyAdds, told }) => [
      name,
      kind,
      shape.join(" x "),
      count(parameters),
      count(multiplyAdds) + (told ? " *" : "  "),
    ]),
    ["", "", "per sample", count(totals.parameters), `${count(totals.multiplyAdds)}  `],
    ["", "", "told, once *", "", `${count(totals.toldMultiplyAdds)} *`],
  ];
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => row[c]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, c) => (c < 3 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
