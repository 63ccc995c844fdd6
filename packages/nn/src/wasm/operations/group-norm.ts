import {
  call,
  groupNorm as groupNormKernel,
  groupNormBack,
  groupNormGradient,
} from "@inkwash/wasm-kernels/machine";
import type { GroupNorm } from "../../graph/types.ts";
import { isPlain, type Compiler } from "../compiler.ts";
import { finish } from "./finish.ts";

/** y = f(scale (w u + b) + shift), where u is x less its group's mean, over its deviation. */
export function groupNorm(compiler: Compiler, operation: GroupNorm): void {
  const { input, output, channels, positions, groups } = operation;
  const { arena, places } = compiler;
  const [x, y] = [places[input]!, places[output]!];
  const [weight, bias] = [operation.weight, operation.bias].map((at) => compiler.parameter(at));
  const imageStride = 32 * compiler.rows;
  const perImage = (): number => arena.take(imageStride * x.panels);
  const linear = compiler.linear(operation);
  const shape = {
    units: x.units,
    positions,
    channels,
    groupChannels: channels / groups,
    panels: x.panels,
    x: x.value,
    stride: x.stride,
    imageStride,
    means: perImage(),
    rates: perImage(),
    weight: weight!.value,
  };
  const epsilon = new Int32Array(Float32Array.of(operation.epsilon).buffer)[0]!;
  compiler.rowCalls.push(
    call(groupNormKernel, { ...shape, bias: bias!.value, out: linear, epsilon }),
  );
  compiler.onWayBack(() => {
    const ofOutput = { y: y.gradient };
    if (compiler.learns(input)) {
      compiler.rowCalls.push(
        call(groupNormBack(compiler.claim(input) === "add"), {
          ...shape,
          ...ofOutput,
          out: x.gradient,
          sums: perImage(),
          products: perImage(),
        }),
      );
    }
    if (weight!.moves || bias!.moves) {
      // Where one of them is frozen its sums go to a place that nobody reads.
      const nowhere = arena.take(32 * x.panels);
      compiler.gradientCalls.push(
        call(groupNormGradient, {
          ...shape,
          ...ofOutput,
          weightOut: weight!.moves ? weight!.gradient : nowhere,
          biasOut: bias!.moves ? bias!.gradient : nowhere,
        }),
      );
    }
  });
  if (!isPlain(operation)) finish(compiler, operation, linear);
}
