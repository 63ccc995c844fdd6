import type { Code } from "../assembler/code.ts";
import * as i32 from "../assembler/i32.ts";
import type { Local } from "../assembler/local.ts";
import { repeatWhile, whilst } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";
import { kernel, type Kernel } from "../machine/kernel.ts";
import { advance, half, panel } from "./panel.ts";

/** The parameters of {@link transpose}: addresses, and counts of panels. */
export type TransposeWord = "from" | "to" | "rowPanels" | "columnPanels";

/**
 * The kernel T[n, k] = W[k, n] of a matrix [n / 8][k][8] to [k / 8][n][8], whole panels both ways.
 *
 * `columnPanels` are the panels of `from`, `rowPanels` those of `to`, which threads share.
 */
export const transpose: Kernel<TransposeWord> = kernel(
  "transpose",
  ["from", "to", "rowPanels", "columnPanels"],
  (tools, w) => {
    const { vector, integer } = tools;
    const rows = Array.from({ length: 8 }, vector);
    const [read, write, j] = [integer(), integer(), integer()];
    const part = tools.share(w.rowPanels.get);

    const quarter = (first: number, second: number): Code => {
      const load = (i: number): Code => v128.load(read.get, panel * (first + i) + half * second);
      const [a, b, c, d, e, f, g, h] = rows as [
        ...[Local, Local, Local, Local],
        ...[Local, Local, Local, Local],
      ];
      const pair = (to: Local, x: Local, y: Local, lanes: readonly number[]): Code =>
        to.set(v128.shuffle(x.get, y.get, lanes));
      const put = (i: number, x: Local, y: Local, lanes: readonly number[]): Code =>
        v128.store(
          write.get,
          panel * (4 * second + i) + 4 * first,
          v128.shuffle(x.get, y.get, lanes),
        );
      return [
        ...[a, b, c, d].flatMap((to, i) => to.set(load(i))),
        ...pair(e, a, b, [0, 4, 1, 5]),
        ...pair(f, a, b, [2, 6, 3, 7]),
        ...pair(g, c, d, [0, 4, 1, 5]),
        ...pair(h, c, d, [2, 6, 3, 7]),
        ...put(0, e, g, [0, 1, 4, 5]),
        ...put(1, e, g, [2, 3, 6, 7]),
        ...put(2, f, h, [0, 1, 4, 5]),
        ...put(3, f, h, [2, 3, 6, 7]),
      ];
    };
    const block = [quarter(0, 0), quarter(0, 1), quarter(4, 0), quarter(4, 1)].flat();
    const blockBytes = 8 * panel;
    return [
      ...part.set,
      ...write.set(
        i32.add(
          w.to.get,
          i32.mul(i32.mul(part.from.get, w.columnPanels.get), i32.constant(blockBytes)),
        ),
      ),
      ...whilst(i32.less(part.from.get, part.to.get), [
        ...read.set(i32.add(w.from.get, i32.mul(part.from.get, i32.constant(blockBytes)))),
        ...j.set(w.columnPanels.get),
        ...repeatWhile(j.get, [
          ...block,
          ...read.set(i32.add(read.get, i32.mul(w.rowPanels.get, i32.constant(blockBytes)))),
          ...advance(write, blockBytes),
          ...j.set(i32.sub(j.get, i32.constant(1))),
        ]),
        ...advance(part.from, 1),
      ]),
    ];
  },
);
