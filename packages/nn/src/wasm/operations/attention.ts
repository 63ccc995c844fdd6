import {
  attention as attentionKernel,
  attentionBack,
  attentionScratch,
  attentionShares,
  call,
} from "@inkwash/wasm-kernels/machine";
import type { Attention } from "../../graph/types.ts";
import type { Compiler } from "../compiler.ts";

/** y = softmax(q k^T / sqrt(d)) v for each head. */
export function attention(compiler: Compiler, operation: Attention): void {
  const { input, output, channels, positions, heads } = operation;
  const [x, y] = [compiler.places[input]!, compiler.places[output]!];
  const shareBytes = attentionShares(positions);
  const shape = {
    units: x.units,
    positions,
    channels,
    heads,
    x: x.value,
    xStride: x.stride,
    yStride: y.stride,
    shareBytes,
    shares: compiler.arena.take(compiler.rows * heads * shareBytes),
    zeros: compiler.zeros(Math.ceil(Math.max(positions, channels / heads) / 8)),
    ...compiler.scratch(attentionScratch(channels / heads, positions)),
  };
  compiler.rowCalls.push(call(attentionKernel, { ...shape, y: y.value }));
  compiler.onWayBack(() => {
    if (!compiler.learns(input)) return;
    const add = compiler.claim(input) === "add";
    compiler.rowCalls.push(call(attentionBack(add), { ...shape, y: y.gradient, out: x.gradient }));
  });
}
