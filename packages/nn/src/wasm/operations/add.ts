import { activate, call, elementwise } from "@inkwash/wasm-kernels/machine";
import type { Add } from "../../graph/types.ts";
import type { Compiler } from "../compiler.ts";

/** y = f(a + b). */
export function add(compiler: Compiler, operation: Add): void {
  const { inputs, output, activation } = operation;
  const { words, places, training } = compiler;
  const [a, b] = inputs.map((id) => places[id]!);
  const y = places[output]!;
  const { units, unitRows, panels, stride } = y;
  const plain = activation === "identity";
  const bySelf = training && !plain ? compiler.like(y) : y.value;
  compiler.rowCalls.push(
    call(elementwise("add"), {
      units,
      unitRows,
      panels,
      a: a!.value,
      aStride: a!.stride,
      b: b!.value,
      bStride: b!.stride,
      out: bySelf,
      outStride: stride,
    }),
  );
  if (!plain) {
    compiler.rowCalls.push(
      call(activate({ activation, scale: false, shift: false, save: training, images: false }), {
        units,
        unitRows,
        positions: 1,
        panels,
        x: bySelf,
        stride,
        out: y.value,
        scale: 0,
        shift: 0,
        toldStride: 0,
        toldStep: words.toldStep,
        bySelf,
        byScale: 0,
        byShift: 0,
      }),
    );
  }
  compiler.onWayBack(() => {
    if (!plain) {
      compiler.rowCalls.push(
        call(elementwise("times"), {
          units,
          unitRows,
          panels,
          a: y.gradient,
          aStride: stride,
          b: bySelf,
          bStride: stride,
          out: y.gradient,
          outStride: stride,
        }),
      );
    }
    for (const id of inputs) if (compiler.learns(id)) compiler.passBack(id, y.gradient);
  });
}
