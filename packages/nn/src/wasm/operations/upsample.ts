import { call, upsample as upsampleKernel } from "@inkwash/wasm-kernels/machine";
import type { Upsample } from "../../graph/types.ts";
import type { Compiler } from "../compiler.ts";

/** y = each pixel of x four times. */
export function upsample(compiler: Compiler, operation: Upsample): void {
  const { input, output, height, width } = operation;
  const [x, y] = [compiler.places[input]!, compiler.places[output]!];
  const shape = { units: x.units, panels: x.panels, height, width };
  const strides = { xStride: x.stride, yStride: y.stride };
  compiler.rowCalls.push(
    call(upsampleKernel("copy"), { ...shape, ...strides, x: x.value, y: y.value }),
  );
  compiler.onWayBack(() => {
    if (!compiler.learns(input)) return;
    const way = compiler.claim(input) === "add" ? "sum add" : "sum";
    compiler.rowCalls.push(
      call(upsampleKernel(way), { ...shape, ...strides, x: x.gradient, y: y.gradient }),
    );
  });
}
