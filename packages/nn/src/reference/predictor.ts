import type { Predictor } from "../engine.ts";
import type { Graph } from "../graph/types.ts";
import { createExecutor } from "./executor.ts";
import { rowsThatFit } from "./rows-that-fit.ts";

/** Rows that go through a small network at a time: their state fits a core's second-level cache. */
const CHUNK = 128;

/** See {@link Predictor}. */
export function createPredictor(graph: Graph): Predictor {
  const rows = Math.min(rowsThatFit(graph), CHUNK);
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
