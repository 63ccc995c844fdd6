import type { Predictor } from "../engine.ts";
import type { Graph } from "../graph/types.ts";
import { createExecutor } from "./executor.ts";

/** Rows that go through a small network at a time: their state fits a core's second-level cache. */
const CHUNK = 128;

/** No more numbers than this are kept for a chunk, so that large networks take fewer rows. */
const NUMBERS = 2 ** 22;

/** See {@link Predictor}. */
export function createPredictor(graph: Graph): Predictor {
  const each = graph.tensors.reduce((sum, { size }) => sum + size, 0);
  const rows = Math.min(Math.max(Math.floor(NUMBERS / each), 1), CHUNK);
  const { memory, forward } = createExecutor(graph, rows);
  return {
    rows,
    input: memory.values[graph.input]!,
    output: memory.values[graph.output]!,
    load: (parameters) => memory.weights.set(parameters),
    run(count, told) {
      memory.condition.set(told.condition);
      memory.label.set(told.label);
      forward(count, told.count);
    },
  };
}
