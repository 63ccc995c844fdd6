import { call, gather } from "@inkwash/wasm-kernels/machine";
import type { Features } from "../../graph/types.ts";
import type { Compiler } from "../compiler.ts";

/**
 * y = sines and cosines of the condition. In training they are looked up in a table of all the
 * conditions there are; for predictions they are written before each run.
 */
export function features(compiler: Compiler, operation: Features): void {
  const { words, places, training } = compiler;
  const { value, stride, panels, units, unitRows } = places[operation.output]!;
  if (!training) {
    compiler.features.push({ operation, address: value, stride });
    return;
  }
  const tableStride = 32 * compiler.conditions;
  const table = compiler.arena.take(tableStride * panels);
  compiler.features.push({ operation, address: table, stride: tableStride });
  compiler.rowCalls.push(
    call(gather, {
      units,
      unitRows,
      table,
      tableStride,
      index: words.row,
      out: value,
      outStride: stride,
      panels,
    }),
  );
}
