import { cos, log, sin } from "@inkwash/special";
import { logf } from "./logf.ts";
import { cosf, sinf } from "./sincosf.ts";

const TWO_PI = 6.283185307179586;

/** How many numbers `randn` turns into normals at a time; fewer take another way. */
export const BLOCK = 16;

/** Box and Muller on 16 uniforms in place, element j with element j + 8, in the type of `out`. */
export function turnBlock(out: Float32Array | Float64Array, start: number): void {
  const single = out instanceof Float32Array;
  for (let j = start; j < start + BLOCK / 2; j++) {
    const u = 1 - out[j]!;
    const turn = TWO_PI * out[j + BLOCK / 2]!;
    const angle = single ? Math.fround(turn) : turn;
    const root = Math.sqrt(-2 * (single ? logf(u) : log(u)));
    const radius = single ? Math.fround(root) : root;
    out[j] = radius * (single ? cosf(angle) : cos(angle));
    out[j + BLOCK / 2] = radius * (single ? sinf(angle) : sin(angle));
  }
}
