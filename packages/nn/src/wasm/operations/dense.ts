import {
  activate,
  call,
  elementwise,
  outerProduct,
  product,
  sumRows,
} from "@inkwash/wasm-kernels/machine";
import type { Dense, TensorId } from "../../graph/types.ts";
import type { Compiler } from "../compiler.ts";

/**
 * y = f(scale (x W^T + b) + shift): a product, then the rest element by element.
 *
 * On the way back the gradient of y becomes, in its place, that of x W^T + b.
 */
export function dense(compiler: Compiler, operation: Dense): void {
  const { input, output, inputs, activation, scale, shift } = operation;
  const { words, places, training } = compiler;
  const [x, y] = [places[input]!, places[output]!];
  const [weight, bias] = [operation.weight, operation.bias].map((at) => compiler.parameter(at));
  const plain = activation === "identity" && scale === undefined && shift === undefined;
  const { units, unitRows, stride, panels } = y;
  const inputPanels = Math.ceil(inputs / 8);
  const told = scale ?? shift;
  const keep = (wanted: boolean): number => (training && wanted ? compiler.like(y) : 0);
  const bySelf = plain ? 0 : keep(true);
  const byScale = keep(scale !== undefined);
  // Without a scale the derivatives by x W^T + b and by the shift are the same.
  const byShift = shift === undefined ? 0 : scale === undefined ? bySelf : keep(true);

  compiler.rowCalls.push(
    call(product("store"), {
      ...{ units, unitRows, a: x.value, aStride: x.stride, k: inputs },
      ...{ b: weight!.value, bStride: 256 * inputPanels, bias: bias!.value },
      ...{ c: plain || !training ? y.value : bySelf, cStride: stride, panels, p: 0, q: 0, d: 0 },
    }),
  );
  if (!plain) {
    const options = { activation, scale: scale !== undefined, shift: shift !== undefined };
    compiler.rowCalls.push(
      call(activate({ ...options, save: training }), {
        ...{ units, unitRows, panels, x: training ? bySelf : y.value, stride, out: y.value },
        scale: scale === undefined ? 0 : places[scale]!.value,
        shift: shift === undefined ? 0 : places[shift]!.value,
        toldStride: told === undefined ? 0 : places[told]!.stride,
        toldStep: words.toldStep,
        ...{ bySelf, byScale, byShift },
      }),
    );
  }

  compiler.onWayBack(() => {
    const gradient = y.gradient;
    const times = (factor: number, out: number, outStride: number): void => {
      compiler.rowCalls.push(
        call(elementwise("times"), {
          ...{ units, unitRows, panels, a: gradient, aStride: stride },
          ...{ b: factor, bStride: stride, out, outStride },
        }),
      );
    };
    const passTo = (id: TensorId | undefined, factor: number): void => {
      if (id === undefined || !compiler.learns(id)) return;
      const place = places[id]!;
      if (compiler.claim(id) === "store") {
        times(factor, place.gradient, place.stride);
      } else {
        times(factor, factor, stride);
        compiler.passBack(id, factor);
      }
    };
    if (!plain) {
      passTo(shift, byShift);
      passTo(scale, byScale);
      times(bySelf, gradient, stride);
    }
    if (compiler.learns(input)) {
      const zeros = compiler.zeros(x.panels);
      compiler.rowCalls.push(
        call(product(compiler.claim(input)), {
          ...{ units, unitRows, a: gradient, aStride: stride, k: operation.outputs },
          b: compiler.transposed(weight!.value, inputPanels, panels),
          ...{ bStride: 256 * panels, bias: zeros },
          ...{ c: x.gradient, cStride: x.stride, panels: inputPanels, p: 0, q: 0, d: 0 },
        }),
      );
    }
    const all = { units, unitRows, y: gradient, yStride: stride, panels };
    if (weight!.moves) {
      compiler.gradientCalls.push(
        call(outerProduct(), {
          ...{ ...all, x: x.value, xStride: x.stride, k: inputs },
          ...{ out: weight!.gradient, outStride: 256 * inputPanels },
        }),
      );
    }
    if (bias!.moves) compiler.gradientCalls.push(call(sumRows, { ...all, out: bias!.gradient }));
  });
}
