import type { Network } from "../network.ts";
import { buildMlp } from "./mlp-graph.ts";
import type { Graph } from "./types.ts";
import { buildUnet } from "./unet-graph.ts";

/**
 * What a network computes, as a list of operations.
 *
 * @returns Plain data; parameters are offsets into the network's buffer.
 */
export function graphOf(network: Network): Graph {
  const [builder, output] = network.kind === "mlp" ? buildMlp(network) : buildUnet(network);
  return builder.graph(output);
}
