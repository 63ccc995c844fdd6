import type { Code } from "../assembler/code.ts";
import * as f32 from "../assembler/f32.ts";
import * as i32 from "../assembler/i32.ts";
import type { Local } from "../assembler/local.ts";
import { whilst } from "../assembler/loop.ts";
import { kernel, type Kernel } from "../machine/kernel.ts";
import { advance, bytes, panel } from "./panel.ts";

/** The parameters of {@link copyColumns}: addresses, strides in bytes, counts. */
export type CopyColumnsWord =
  | "units"
  | "unitRows"
  | "columns"
  | "from"
  | "fromStride"
  | "fromFirst"
  | "fromStep"
  | "to"
  | "toStride"
  | "toFirst";

/**
 * The kernel to[row, toFirst + i] = from[row, fromFirst + i] for so many columns of matrices in panels.
 *
 * The word at `fromStep` is the bytes from row to row of `from`: 32, or 0 for one row that serves
 * all. `add` adds to what is there. Threads share the rows.
 */
export const copyColumns = (add = false): Kernel<CopyColumnsWord> =>
  kernel(
    `copy columns${add ? " add" : ""}`,
    [
      ...(["units", "unitRows", "columns", "from", "fromStride", "fromFirst", "fromStep"] as const),
      ...(["to", "toStride", "toFirst"] as const),
    ],
    (tools, w) => {
      const { integer } = tools;
      const [from, to, end, step, i] = [integer(), integer(), integer(), integer(), integer()];
      const part = tools.share(i32.load(w.units.get));
      const first = i32.mul(part.from.get, w.unitRows.get);
      const column = (base: Local, stride: Local, number: Code): Code =>
        i32.add(
          i32.add(base.get, i32.mul(i32.shiftRight(number, i32.constant(3)), stride.get)),
          i32.shiftLeft(i32.and(number, i32.constant(7)), i32.constant(2)),
        );
      const value = f32.load(from.get);
      return [
        ...part.set,
        ...step.set(i32.load(w.fromStep.get)),
        ...i.set(i32.constant(0)),
        ...whilst(i32.less(i.get, w.columns.get), [
          ...from.set(column(w.from, w.fromStride, i32.add(w.fromFirst.get, i.get))),
          ...from.set(i32.add(from.get, i32.mul(first, step.get))),
          ...to.set(column(w.to, w.toStride, i32.add(w.toFirst.get, i.get))),
          ...end.set(i32.add(to.get, bytes(i32.mul(part.to.get, w.unitRows.get)))),
          ...to.set(i32.add(to.get, bytes(first))),
          ...whilst(i32.less(to.get, end.get), [
            ...f32.store(to.get, 0, add ? f32.add(f32.load(to.get), value) : value),
            ...from.set(i32.add(from.get, step.get)),
            ...advance(to, panel),
          ]),
          ...advance(i, 1),
        ]),
      ];
    },
  );
