import { cos, log, sin } from "@inkwash/special";

const TWO_PI = 6.283185307179586;

/** How many numbers `randn` turns into normals at a time; fewer take another way. */
export const BLOCK = 16;

/** Box and Muller on 16 uniforms in place: element j with element j + 8, rounded as PyTorch does. */
export function turnBlock(out: Float32Array | Float64Array, start: number): void {
  const round = out instanceof Float32Array ? Math.fround : Number;
  for (let j = start; j < start + BLOCK / 2; j++) {
    const radius = round(Math.sqrt(-2 * round(log(1 - out[j]!))));
    const angle = round(TWO_PI * out[j + BLOCK / 2]!);
    out[j] = radius * round(cos(angle));
    out[j + BLOCK / 2] = radius * round(sin(angle));
  }
}
