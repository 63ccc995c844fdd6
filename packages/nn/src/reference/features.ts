import { cos, sin } from "@inkwash/special";
import type { Features } from "../graph/types.ts";
import type { Bind } from "./memory.ts";

/** The features of one condition, written to `out` from `offset` on. */
export function writeFeatures(
  features: Pick<Features, "range" | "frequencies">,
  condition: number,
  out: Float32Array | Float64Array,
  offset: number,
): void {
  const { range, frequencies } = features;
  const count = frequencies.length;
  let u = condition;
  if (range) {
    const [low, high] = range;
    // +-Infinity, the exact log-SNR of a clean or a destroyed sample, is the end of the range.
    u = (Math.min(Math.max(condition, low), high) - low) / (high - low);
  }
  for (let k = 0; k < count; k++) {
    const phase = frequencies[k]! * u;
    out[offset + k] = sin(phase);
    out[offset + count + k] = cos(phase);
  }
}

/** y = [sin(w u), cos(w u)] of the condition; nothing is learned. */
export const features: Bind<"features"> = (operation, memory) => {
  const y = memory.values[operation.output]!;
  const size = memory.sizeOf(operation.output);
  return {
    forward(_, told) {
      for (let i = 0; i < told; i++) writeFeatures(operation, memory.condition[i]!, y, i * size);
    },
    backward() {},
  };
};
