import * as f32x4 from "../assembler/f32x4.ts";
import * as i32 from "../assembler/i32.ts";
import { whilst } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";
import { kernel, type Kernel } from "../machine/kernel.ts";
import { advance, bytes, half, panel } from "./panel.ts";

/** The parameters of {@link sumRows}: addresses, a stride in bytes, counts. */
export type SumRowsWord = "units" | "unitRows" | "y" | "yStride" | "out" | "panels";

/**
 * The kernel out[n] = the sum over rows, ascending, of y[n / 8][row][8]: a bias's gradient.
 * Threads share the panels.
 */
export const sumRows: Kernel<SumRowsWord> = kernel(
  "sum rows",
  ["units", "unitRows", "y", "yStride", "out", "panels"],
  (tools, w) => {
    const { vector, integer, bits } = tools;
    const [left, right] = [vector(), vector()];
    const [row, end, out] = [integer(), integer(), integer()];
    const part = tools.share(w.panels.get);
    return [
      ...part.set,
      ...whilst(i32.less(part.from.get, part.to.get), [
        ...row.set(i32.add(w.y.get, i32.mul(part.from.get, w.yStride.get))),
        ...end.set(i32.add(row.get, bytes(i32.mul(i32.load(w.units.get), w.unitRows.get)))),
        ...out.set(i32.add(w.out.get, bytes(part.from.get))),
        ...left.set(bits(0)),
        ...right.set(bits(0)),
        ...whilst(i32.less(row.get, end.get), [
          ...left.set(f32x4.add(left.get, v128.load(row.get))),
          ...right.set(f32x4.add(right.get, v128.load(row.get, half))),
          ...advance(row, panel),
        ]),
        ...v128.store(out.get, 0, left.get),
        ...v128.store(out.get, half, right.get),
        ...advance(part.from, 1),
      ]),
    ];
  },
);
