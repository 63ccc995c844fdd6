import { call, gather, scatterSum } from "@inkwash/wasm-kernels/machine";
import type { Embedding } from "../../graph/types.ts";
import type { Compiler } from "../compiler.ts";

/** y = row number c of a learned table; the gradient of the table sums the rows that took it. */
export function embedding(compiler: Compiler, operation: Embedding): void {
  const { words, places } = compiler;
  const { value, gradient, stride, panels, units, unitRows } = places[operation.output]!;
  const table = compiler.parameter(operation.weight);
  const index = operation.of === "condition" ? words.condition : words.label;
  const tableStride = 32 * operation.rows;
  compiler.rowCalls.push(
    call(gather, {
      units,
      unitRows,
      table: table.value,
      tableStride,
      index,
      out: value,
      outStride: stride,
      panels,
    }),
  );
  compiler.onWayBack(() => {
    if (!table.moves) return;
    compiler.gradientCalls.push(
      call(scatterSum, {
        count: words.count,
        rows: operation.rows,
        table: table.gradient,
        tableStride,
        index,
        from: gradient,
        fromStride: stride,
        panels,
      }),
    );
  });
}
