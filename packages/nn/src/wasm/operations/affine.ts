import { call, outerProduct, product, sumRows } from "@inkwash/wasm-kernels/machine";
import type { TensorId } from "../../graph/types.ts";
import type { Compiler } from "../compiler.ts";

/** A linear map of each row, or of each pixel. */
export interface Affine {
  readonly input: TensorId;
  readonly output: TensorId;
  /** Channels of x. */
  readonly inputs: number;
  /** Channels of y. */
  readonly outputs: number;
  /** Where W begins in the parameter buffer. */
  readonly weight: number;
  /** Where b begins. */
  readonly bias: number;
}

/**
 * x W^T + b, written to y, or to `linear` if y is yet to come of it.
 *
 * On the way back y's gradient must be that of x W^T + b by then: register what makes it so afterwards.
 */
export function affine(compiler: Compiler, operation: Affine, linear?: number): void {
  const { input, output, inputs, outputs } = operation;
  const [x, y] = [compiler.places[input]!, compiler.places[output]!];
  const [weight, bias] = [operation.weight, operation.bias].map((at) => compiler.parameter(at));
  const { units, unitRows, stride, panels } = y;
  const unused = { p: 0, q: 0, d: 0 };
  compiler.rowCalls.push(
    call(product("store"), {
      units,
      unitRows,
      a: x.value,
      aStride: x.stride,
      k: inputs,
      b: weight!.value,
      bStride: 256 * x.panels,
      bias: bias!.value,
      c: linear ?? y.value,
      cStride: stride,
      panels,
      ...unused,
    }),
  );
  compiler.onWayBack(() => {
    if (compiler.learns(input)) {
      compiler.rowCalls.push(
        call(product(compiler.claim(input)), {
          units,
          unitRows,
          a: y.gradient,
          aStride: stride,
          k: outputs,
          b: compiler.transposed(weight!.value, x.panels, panels),
          bStride: 256 * panels,
          bias: compiler.zeros(x.panels),
          c: x.gradient,
          cStride: x.stride,
          panels: x.panels,
          ...unused,
        }),
      );
    }
    const ofOutput = { units, unitRows, y: y.gradient, yStride: stride, panels };
    if (weight!.moves) {
      compiler.gradientCalls.push(
        call(outerProduct, {
          ...ofOutput,
          x: x.value,
          xStride: x.stride,
          k: inputs,
          out: weight!.gradient,
          outStride: 256 * x.panels,
        }),
      );
    }
    if (bias!.moves) {
      compiler.gradientCalls.push(call(sumRows, { ...ofOutput, out: bias!.gradient }));
    }
  });
}
