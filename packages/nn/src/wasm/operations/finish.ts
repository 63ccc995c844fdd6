import { activate, call, elementwise, sumPositions } from "@inkwash/wasm-kernels/machine";
import type { TensorId } from "../../graph/types.ts";
import type { Compiler, Finish } from "../compiler.ts";

/**
 * y = f(scale l + shift) of the numbers at `linear`, whose place the derivative f' scale takes.
 *
 * On the way back y's gradient becomes that of l, in its place.
 */
export function finish(compiler: Compiler, operation: Finish, linear: number): void {
  const { output, activation, scale, shift } = operation;
  const { words, places, training } = compiler;
  const y = places[output]!;
  const { units, unitRows, stride, panels, positions } = y;
  const told = scale ?? shift;
  const keep = (wanted: boolean): number => (training && wanted ? compiler.like(y) : 0);
  const byScale = keep(scale !== undefined);
  // Without a scale the derivatives by l and by the shift are the same.
  const byShift = shift === undefined ? 0 : scale === undefined ? linear : keep(true);
  const options = {
    activation,
    scale: scale !== undefined,
    shift: shift !== undefined,
    save: training,
    images: positions > 1,
  };
  compiler.rowCalls.push(
    call(activate(options), {
      units,
      unitRows,
      positions,
      panels,
      x: linear,
      stride,
      out: y.value,
      scale: scale === undefined ? 0 : places[scale]!.value,
      shift: shift === undefined ? 0 : places[shift]!.value,
      toldStride: told === undefined ? 0 : places[told]!.stride,
      toldStep: words.toldStep,
      bySelf: linear,
      byScale,
      byShift,
    }),
  );
  compiler.onWayBack(() => {
    const gradient = y.gradient;
    const passTo = (id: TensorId | undefined, factor: number): void => {
      if (id === undefined || !compiler.learns(id)) return;
      const { gradient: out, stride: outStride } = places[id]!;
      compiler.rowCalls.push(
        call(sumPositions(compiler.claim(id) === "add"), {
          units,
          positions,
          panels,
          a: gradient,
          b: factor,
          stride,
          out,
          outStride,
        }),
      );
    };
    passTo(shift, byShift);
    passTo(scale, byScale);
    compiler.rowCalls.push(
      call(elementwise("times"), {
        units,
        unitRows,
        panels,
        a: gradient,
        aStride: stride,
        b: linear,
        bStride: stride,
        out: gradient,
        outStride: stride,
      }),
    );
  });
}
