import {
  call,
  convolve,
  convolveBack,
  convolveGradient,
  sumRows,
} from "@inkwash/wasm-kernels/machine";
import type { Conv } from "../../graph/types.ts";
import type { Compiler } from "../compiler.ts";
import { affine } from "./affine.ts";

/** Convolution with zero padding; that of single pixels is a dense layer of each. */
export function conv(compiler: Compiler, operation: Conv): void {
  const { input, output, kernel: side, stride: step } = operation;
  if (side === 1 && step === 1) {
    affine(compiler, operation);
    return;
  }
  const [x, y] = [compiler.places[input]!, compiler.places[output]!];
  const [weight, bias] = [operation.weight, operation.bias].map((at) => compiler.parameter(at));
  const { height, width } = operation;
  const [outHeight, outWidth] = [Math.ceil(height / step), Math.ceil(width / step)];
  const patchPanels = side * side * x.panels;
  const { scratch, scratchBytes } = compiler.scratch(4 * outHeight * outWidth * 32 * patchPanels);
  const shape = {
    units: compiler.words.units,
    x: x.value,
    xStride: x.stride,
    channelPanels: x.panels,
    height,
    width,
    outHeight,
    outWidth,
    side,
    step,
    scratch,
    scratchBytes,
  };
  compiler.rowCalls.push(
    call(convolve, {
      ...shape,
      b: weight!.value,
      bias: bias!.value,
      c: y.value,
      cStride: y.stride,
      panels: y.panels,
    }),
  );
  compiler.onWayBack(() => {
    const ofOutput = { y: y.gradient, yStride: y.stride };
    if (compiler.learns(input)) {
      compiler.rowCalls.push(
        call(convolveBack(compiler.claim(input) === "add"), {
          ...shape,
          ...ofOutput,
          x: x.gradient,
          b: compiler.transposed(weight!.value, patchPanels, y.panels),
          bStride: 256 * y.panels,
          outputs: operation.outputs,
          zeros: compiler.zeros(patchPanels),
        }),
      );
    }
    if (weight!.moves) {
      compiler.gradientCalls.push(
        call(convolveGradient, {
          ...shape,
          ...ofOutput,
          out: weight!.gradient,
          panels: y.panels,
        }),
      );
    }
    if (bias!.moves) {
      const { units, unitRows, panels } = y;
      compiler.gradientCalls.push(
        call(sumRows, { units, unitRows, ...ofOutput, out: bias!.gradient, panels }),
      );
    }
  });
}
