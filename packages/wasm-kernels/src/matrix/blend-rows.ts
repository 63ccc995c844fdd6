import type { Code } from "../assembler/code.ts";
import * as f32 from "../assembler/f32.ts";
import * as f64 from "../assembler/f64.ts";
import * as i32 from "../assembler/i32.ts";
import type { Local } from "../assembler/local.ts";
import { when, whilst } from "../assembler/loop.ts";
import { kernel, type Kernel, type Tools } from "../machine/kernel.ts";
import { advance, bytes } from "./panel.ts";

/** Bytes of a row of the tables of {@link blendRows} and {@link squaredErrors}: eight float32 numbers. */
const tableRow = 32;

interface Loop {
  /** The number of the row, from 0 on, and whether it is one of those that count. */
  readonly row: Local;
  /** Where the row's numbers are in row-major arrays, in bytes from their start. */
  readonly flat: Local;
  /** Where the number at hand is in a matrix in panels, in bytes from its start. */
  readonly place: Local;
}

/**
 * Runs `each` for all numbers of this thread's rows [channels][positions], `before` and `after` around
 * a row, and `padding` for the numbers of rows from `count` on, up to the end of the last unit of 4.
 */
function eachNumber(
  tools: Tools,
  w: Readonly<Record<"count" | "channels" | "positions" | "stride", Local>>,
  { row, flat, place }: Loop,
  code: {
    readonly before: Code;
    readonly each: Code;
    readonly after: Code;
    readonly padding: Code;
  },
): Code {
  const { integer } = tools;
  const [end, channel, position, base] = [integer(), integer(), integer(), integer()];
  const count = i32.load(w.count.get);
  const units = i32.shiftRight(i32.add(count, i32.constant(3)), i32.constant(2));
  const part = tools.share(units);
  const four = (units_: Code): Code => i32.shiftLeft(units_, i32.constant(2));
  const all = (each: Code): Code => [
    ...channel.set(i32.constant(0)),
    ...whilst(i32.less(channel.get, w.channels.get), [
      ...base.set(
        i32.add(
          i32.mul(i32.shiftRight(channel.get, i32.constant(3)), w.stride.get),
          i32.shiftLeft(i32.and(channel.get, i32.constant(7)), i32.constant(2)),
        ),
      ),
      ...place.set(i32.add(base.get, bytes(i32.mul(row.get, w.positions.get)))),
      ...position.set(w.positions.get),
      ...whilst(position.get, [
        ...each,
        ...advance(flat, 4),
        ...advance(place, 32),
        ...position.set(i32.sub(position.get, i32.constant(1))),
      ]),
      ...advance(channel, 1),
    ]),
  ];
  return [
    ...part.set,
    ...row.set(four(part.from.get)),
    ...end.set(four(part.to.get)),
    ...flat.set(
      i32.shiftLeft(i32.mul(row.get, i32.mul(w.channels.get, w.positions.get)), i32.constant(2)),
    ),
    ...whilst(i32.less(row.get, end.get), [
      ...when(
        i32.less(row.get, count),
        [...code.before, ...all(code.each), ...code.after],
        all(code.padding),
      ),
      ...advance(row, 1),
    ]),
  ];
}

/** The parameters of {@link blendRows}: addresses, a stride in bytes, counts. */
export type BlendRowsWord =
  | "count"
  | "channels"
  | "positions"
  | "x"
  | "z"
  | "index"
  | "table"
  | "out"
  | "stride";

/**
 * The kernel out = a x + b z, where a and b are the first two numbers of row index[r] of a table.
 *
 * x and z are row-major, [row][channel][position], `out` in panels of channels,
 * [channel / 8][row, position][8]; rows up to a multiple of 4 are filled with 0. The word at `count`
 * says how many rows there are. Threads share the rows.
 */
export const blendRows: Kernel<BlendRowsWord> = kernel(
  "blend rows",
  ["count", "channels", "positions", "x", "z", "index", "table", "out", "stride"],
  (tools, w) => {
    const { integer, float } = tools;
    const loop = { row: integer(), flat: integer(), place: integer() };
    const { row, flat, place } = loop;
    const [a, b, entry] = [float(), float(), integer()];
    const to = i32.add(w.out.get, place.get);
    const read = (base: Local): Code => f32.load(i32.add(base.get, flat.get));
    return eachNumber(tools, w, loop, {
      before: [
        ...entry.set(rowOf(w.table, w.index, row)),
        ...a.set(f32.load(entry.get)),
        ...b.set(f32.load(entry.get, 4)),
      ],
      each: f32.store(to, 0, f32.add(f32.mul(a.get, read(w.x)), f32.mul(b.get, read(w.z)))),
      after: [],
      padding: f32.store(to, 0, f32.constant(0)),
    });
  },
);

/** The address of row index[row] of a table. */
const rowOf = (table: Local, index: Local, row: Local): Code =>
  i32.add(
    table.get,
    i32.mul(
      i32.load(i32.add(index.get, i32.shiftLeft(row.get, i32.constant(2)))),
      i32.constant(tableRow),
    ),
  );

/** The parameters of {@link squaredErrors}: addresses, a stride in bytes, counts. */
export type SquaredErrorsWord =
  | "count"
  | "channels"
  | "positions"
  | "x"
  | "z"
  | "index"
  | "table"
  | "y"
  | "stride"
  | "scale"
  | "gradient"
  | "loss";

/**
 * The kernel of weighted squared errors and their gradient.
 *
 * loss[r] = s w times the sum of e^2 over a row, with e = c y + a x + b z; the gradient in y, which
 * lies like y, is 2 s w c e.
 *
 * Row index[r] of the table is ., ., a, b, c, w; s is the float64 at `scale`. x and z are row-major,
 * y is in panels as in {@link blendRows}; `loss` are float64 numbers. The gradient of rows up to a
 * multiple of 4 is 0. Threads share the rows.
 */
export const squaredErrors: Kernel<SquaredErrorsWord> = kernel(
  "squared errors",
  [
    ...(["count", "channels", "positions", "x", "z", "index", "table", "y", "stride"] as const),
    ...(["scale", "gradient", "loss"] as const),
  ],
  (tools, w) => {
    const { integer, float, double } = tools;
    const loop = { row: integer(), flat: integer(), place: integer() };
    const { row, flat, place } = loop;
    const [a, b, c, slope] = [float(), float(), float(), float()];
    const [error, total, weight, entry] = [float(), double(), double(), integer()];
    const read = (base: Local): Code => f32.load(i32.add(base.get, flat.get));
    const to = i32.add(w.gradient.get, place.get);
    const promoted = f64.promote(error.get);
    return eachNumber(tools, w, loop, {
      before: [
        ...entry.set(rowOf(w.table, w.index, row)),
        ...a.set(f32.load(entry.get, 8)),
        ...b.set(f32.load(entry.get, 12)),
        ...c.set(f32.load(entry.get, 16)),
        ...weight.set(f64.mul(f64.promote(f32.load(entry.get, 20)), f64.load(w.scale.get))),
        ...slope.set(f32.demote(f64.mul(f64.mul(f64.constant(2), weight.get), f64.promote(c.get)))),
        ...total.set(f64.constant(0)),
      ],
      each: [
        ...error.set(
          f32.add(
            f32.mul(c.get, f32.load(i32.add(w.y.get, place.get))),
            f32.add(f32.mul(a.get, read(w.x)), f32.mul(b.get, read(w.z))),
          ),
        ),
        ...total.set(f64.add(total.get, f64.mul(promoted, promoted))),
        ...f32.store(to, 0, f32.mul(slope.get, error.get)),
      ],
      after: f64.store(
        i32.add(w.loss.get, i32.shiftLeft(row.get, i32.constant(3))),
        0,
        f64.mul(weight.get, total.get),
      ),
      padding: f32.store(to, 0, f32.constant(0)),
    });
  },
);

/** The parameters of {@link packRows} and {@link unpackRows}: addresses, a stride in bytes, counts. */
export type PackRowsWord = "count" | "channels" | "positions" | "flat" | "panels" | "stride";

const packing = (
  name: string,
  move: (flat: Code, panel: Code) => Code,
  pad: boolean,
): Kernel<PackRowsWord> =>
  kernel(name, ["count", "channels", "positions", "flat", "panels", "stride"], (tools, w) => {
    const { integer } = tools;
    const loop = { row: integer(), flat: integer(), place: integer() };
    const to = i32.add(w.panels.get, loop.place.get);
    return eachNumber(tools, w, loop, {
      before: [],
      each: move(i32.add(w.flat.get, loop.flat.get), to),
      after: [],
      padding: pad ? f32.store(to, 0, f32.constant(0)) : [],
    });
  });

/** The kernel that copies row-major [row][channel][position] into panels, as {@link blendRows} lays them. */
export const packRows: Kernel<PackRowsWord> = packing(
  "pack rows",
  (flat, panel) => f32.store(panel, 0, f32.load(flat)),
  true,
);

/** The kernel that copies panels back to row-major [row][channel][position]. */
export const unpackRows: Kernel<PackRowsWord> = packing(
  "unpack rows",
  (flat, panel) => f32.store(flat, 0, f32.load(panel)),
  false,
);
