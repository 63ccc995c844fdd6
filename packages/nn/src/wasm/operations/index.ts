import type { Operation } from "../../graph/types.ts";
import type { Compiler } from "../compiler.ts";
import { add } from "./add.ts";
import { attention } from "./attention.ts";
import { concat } from "./concat.ts";
import { conv } from "./conv.ts";
import { dense } from "./dense.ts";
import { embedding } from "./embedding.ts";
import { features } from "./features.ts";
import { groupNorm } from "./group-norm.ts";
import { upsample } from "./upsample.ts";

type Emit<K extends Operation["kind"]> = (
  compiler: Compiler,
  operation: Extract<Operation, { readonly kind: K }>,
) => void;

const emitters: { readonly [K in Operation["kind"]]: Emit<K> } = {
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

/** Emits the calls of all operations of a graph, and collects what is to be done on the way back. */
export function emitOperations(compiler: Compiler): void {
  for (const operation of compiler.graph.operations) {
    // Every kind is paired with its own emitter above.
    const emit = emitters[operation.kind] as Emit<Operation["kind"]>;
    const before = compiler.rowCalls.length;
    emit(compiler, operation as never);
    // One row may serve all then, which one thread makes and every thread reads.
    const told = compiler.graph.tensors[operation.output]!.told && !compiler.training;
    if (told) compiler.toldCalls.push(...compiler.rowCalls.splice(before));
  }
}
