import type { Graph, Operation } from "../graph/types.ts";
import { add } from "./add.ts";
import { attention } from "./attention.ts";
import { concat } from "./concat.ts";
import { conv } from "./conv.ts";
import { dense } from "./dense.ts";
import { embedding } from "./embedding.ts";
import { features } from "./features.ts";
import { groupNorm } from "./group-norm.ts";
import { createMemory, type Bind, type Kernel, type Memory } from "./memory.ts";
import { upsample } from "./upsample.ts";

/** A graph in memory, ready to run. */
export interface Executor {
  /** Where inputs are written and outputs read. */
  readonly memory: Memory;
  /** Computes the output of the first `rows` rows; `told` of the conditions are set, 1 or `rows`. */
  readonly forward: (rows: number, told: number) => void;
  /** The gradients of the parameters, from that of the output, after a `forward` of the same rows with as many told. */
  readonly backward: (rows: number) => void;
}

const kinds: { readonly [K in Operation["kind"]]: Bind<K> } = {
  dense,
  embedding,
  features,
  concat,
  add,
  conv,
  upsample,
  "group-norm": groupNorm,
  attention,
};

/** A graph with memory for `rows` rows; without `weightGradients`, for predictions only. */
export function createExecutor(
  graph: Graph,
  rows: number,
  weightGradients?: Float64Array,
): Executor {
  const memory = createMemory(graph, rows, weightGradients);
  const kernels = graph.operations.map((operation): Kernel => {
    // Every kind is paired with its own binder above.
    const bind = kinds[operation.kind] as Bind<Operation["kind"]>;
    return bind(operation as never, memory);
  });
  return {
    memory,
    forward(count, told) {
      for (const kernel of kernels) kernel.forward(count, told);
    },
    backward(count) {
      memory.gradients.forEach((gradient, id) => {
        if (id !== graph.output) gradient.fill(0);
      });
      for (let k = kernels.length - 1; k >= 0; k--) kernels[k]!.backward(count);
    },
  };
}
