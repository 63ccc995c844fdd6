import type { Network } from "../network.ts";
import { buildMlp } from "./mlp-graph.ts";
import type { Graph } from "./types.ts";

/**
 * What a network computes, as a list of operations.
 *
 * @returns Plain data; parameters are offsets into the network's buffer.
 */
export function graphOf(network: Network): Graph {
  if (network.kind !== "mlp") throw new TypeError("soon");
  const [builder, output] = buildMlp(network);
  return builder.graph(output);
}
