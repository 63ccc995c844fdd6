import type { Code } from "../assembler/code.ts";
import * as f32x4 from "../assembler/f32x4.ts";
import * as i32 from "../assembler/i32.ts";
import { repeatWhile, whilst } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";
import { kernel, type Kernel } from "../machine/kernel.ts";
import { advance, bytes, half, panel } from "./panel.ts";

/** The parameters of {@link upsample}: addresses, strides in bytes, counts. */
export type UpsampleWord =
  | "units"
  | "panels"
  | "height"
  | "width"
  | "x"
  | "xStride"
  | "y"
  | "yStride";

/**
 * The kernel y(i, j) = x(i / 2, j / 2): each pixel four times.
 *
 * Images lie in panels, [channel / 8][image, row, column][8]. "sum" goes the other way, x = the sum of four pixels of y, and "sum add" adds that to x.
 * Threads share the images, in units of 4.
 */
export const upsample = (way: "copy" | "sum" | "sum add"): Kernel<UpsampleWord> =>
  kernel(
    `upsample ${way}`,
    ["units", "panels", "height", "width", "x", "xStride", "y", "yStride"],
    (tools, w) => {
      const { integer } = tools;
      const [j, x, y, end, lineEnd, line, rows] = [0, 0, 0, 0, 0, 0, 0].map(integer);
      const part = tools.share(i32.load(w.units.get));
      /** The rows of pixels, of a given width, of the images before `units`. */
      const before = (units: Code): Code =>
        i32.mul(i32.shiftLeft(units, i32.constant(2)), w.height.get);
      const below = i32.add(y!.get, line!.get);
      const step = (offset: number): Code => {
        if (way === "copy") {
          const value = v128.load(x!.get, offset);
          return [
            ...v128.store(y!.get, offset, value),
            ...v128.store(y!.get, offset + panel, value),
            ...v128.store(below, offset, value),
            ...v128.store(below, offset + panel, value),
          ];
        }
        const top = f32x4.add(v128.load(y!.get, offset), v128.load(y!.get, offset + panel));
        const bottom = f32x4.add(v128.load(below, offset), v128.load(below, offset + panel));
        const sum = f32x4.add(top, bottom);
        return v128.store(
          x!.get,
          offset,
          way === "sum" ? sum : f32x4.add(v128.load(x!.get, offset), sum),
        );
      };
      return [
        ...part.set,
        ...line!.set(bytes(i32.shiftLeft(w.width.get, i32.constant(1)))),
        ...j!.set(w.panels.get),
        ...repeatWhile(j!.get, [
          ...rows!.set(before(part.from.get)),
          ...x!.set(i32.add(w.x.get, bytes(i32.mul(rows!.get, w.width.get)))),
          ...y!.set(
            i32.add(
              w.y.get,
              bytes(i32.shiftLeft(i32.mul(rows!.get, w.width.get), i32.constant(2))),
            ),
          ),
          ...end!.set(i32.add(w.x.get, bytes(i32.mul(before(part.to.get), w.width.get)))),
          ...whilst(i32.less(x!.get, end!.get), [
            ...lineEnd!.set(i32.add(x!.get, bytes(w.width.get))),
            ...repeatWhile(i32.less(x!.get, lineEnd!.get), [
              ...step(0),
              ...step(half),
              ...advance(x!, panel),
              ...advance(y!, 2 * panel),
            ]),
            // Past the second row of the pair.
            ...y!.set(i32.add(y!.get, line!.get)),
          ]),
          ...w.x.set(i32.add(w.x.get, w.xStride.get)),
          ...w.y.set(i32.add(w.y.get, w.yStride.get)),
          ...j!.set(i32.sub(j!.get, i32.constant(1))),
        ]),
      ];
    },
  );
