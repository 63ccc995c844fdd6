import { cos, log, sin } from "@inkwash/special";
import { uniforms64 } from "./uniform.ts";

const TWO_PI = 6.283185307179586;

/** Two float64 normals from the four words of a block, by Box and Muller. */
export function normals64(words: Uint32Array, out: Float64Array): void {
  uniforms64(words, out);
  const radius = Math.sqrt(-2 * log(1 - out[0]!));
  const angle = TWO_PI * out[1]!;
  out[0] = radius * cos(angle);
  out[1] = radius * sin(angle);
}
