import type { Code } from "../assembler/code.ts";
import * as f32x4 from "../assembler/f32x4.ts";
import * as i32 from "../assembler/i32.ts";
import { whilst } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";
import { kernel, type Kernel } from "../machine/kernel.ts";
import { advance, bytes, half, panel } from "./panel.ts";

/** The parameters of {@link gather}: addresses, strides in bytes, counts. */
export type GatherWord =
  | "units"
  | "unitRows"
  | "table"
  | "tableStride"
  | "index"
  | "out"
  | "outStride"
  | "panels";

/**
 * The kernel out[row] = table[index[row]], both in panels; `index` are 32-bit integers.
 * Threads share the rows in units.
 */
export const gather: Kernel<GatherWord> = kernel(
  "gather",
  ["units", "unitRows", "table", "tableStride", "index", "out", "outStride", "panels"],
  (tools, w) => {
    const { integer } = tools;
    const [index, from, to, j, base, row] = [0, 0, 0, 0, 0, 0].map(integer);
    const part = tools.share(i32.load(w.units.get));
    const rows = (units: Code): Code => i32.mul(units, w.unitRows.get);
    return [
      ...part.set,
      ...base!.set(w.table.get),
      ...j!.set(w.panels.get),
      ...whilst(j!.get, [
        ...index!.set(i32.add(w.index.get, i32.shiftLeft(rows(part.from.get), i32.constant(2)))),
        ...to!.set(i32.add(w.out.get, bytes(rows(part.from.get)))),
        ...row!.set(i32.add(w.out.get, bytes(rows(part.to.get)))),
        ...whilst(i32.less(to!.get, row!.get), [
          ...from!.set(i32.add(base!.get, bytes(i32.load(index!.get)))),
          ...v128.store(to!.get, 0, v128.load(from!.get)),
          ...v128.store(to!.get, half, v128.load(from!.get, half)),
          ...advance(index!, 4),
          ...advance(to!, panel),
        ]),
        ...base!.set(i32.add(base!.get, w.tableStride.get)),
        ...w.out.set(i32.add(w.out.get, w.outStride.get)),
        ...j!.set(i32.sub(j!.get, i32.constant(1))),
      ]),
    ];
  },
);

/** The parameters of {@link scatterSum}: addresses, strides in bytes, counts. */
export type ScatterSumWord =
  | "count"
  | "rows"
  | "table"
  | "tableStride"
  | "index"
  | "from"
  | "fromStride"
  | "panels";

/**
 * The kernel table[index[row]] = the sum of from[row] over these rows, ascending: a lookup's gradient.
 *
 * The table's `rows` rows are set to 0 first. The word at `count` says how many rows `from` has.
 * Threads share the panels.
 */
export const scatterSum: Kernel<ScatterSumWord> = kernel(
  "scatter sum",
  ["count", "rows", "table", "tableStride", "index", "from", "fromStride", "panels"],
  (tools, w) => {
    const { integer, bits } = tools;
    const [index, base, end, to, from] = [0, 0, 0, 0, 0].map(integer);
    const part = tools.share(w.panels.get);
    const sum = (offset: number): Code =>
      v128.store(
        to!.get,
        offset,
        f32x4.add(v128.load(to!.get, offset), v128.load(from!.get, offset)),
      );
    return [
      ...part.set,
      ...whilst(i32.less(part.from.get, part.to.get), [
        ...base!.set(i32.add(w.table.get, i32.mul(part.from.get, w.tableStride.get))),
        ...to!.set(base!.get),
        ...end!.set(i32.add(base!.get, bytes(w.rows.get))),
        ...whilst(i32.less(to!.get, end!.get), [
          ...v128.store(to!.get, 0, bits(0)),
          ...v128.store(to!.get, half, bits(0)),
          ...advance(to!, panel),
        ]),
        ...from!.set(i32.add(w.from.get, i32.mul(part.from.get, w.fromStride.get))),
        ...end!.set(i32.add(from!.get, bytes(i32.load(w.count.get)))),
        ...index!.set(w.index.get),
        ...whilst(i32.less(from!.get, end!.get), [
          ...to!.set(i32.add(base!.get, bytes(i32.load(index!.get)))),
          ...sum(0),
          ...sum(half),
          ...advance(index!, 4),
          ...advance(from!, panel),
        ]),
        ...advance(part.from, 1),
      ]),
    ];
  },
);
