import type { Graph } from "../graph/types.ts";

/** No more numbers than this are kept of a graph's tensors, so that large networks take fewer rows at a time. */
const NUMBERS = 2 ** 22;

/** How many rows of a graph's tensors are kept at a time, at least 1. */
export function rowsThatFit(graph: Graph): number {
  const each = graph.tensors.reduce((sum, { size }) => sum + size, 0);
  return Math.max(Math.floor(NUMBERS / each), 1);
}
