import type { Code } from "../assembler/code.ts";
import * as f32 from "../assembler/f32.ts";
import * as f32x4 from "../assembler/f32x4.ts";
import * as i32 from "../assembler/i32.ts";
import type { Local } from "../assembler/local.ts";
import { repeatWhile, whilst } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";
import type { Tools } from "../machine/kernel.ts";
import { exponentialOfNegative, inStep, type Scratch } from "./functions.ts";
import { advance, bytes, half, panel } from "./panel.ts";

/** A square matrix [j / 8][i][8] of `size` rows and columns. */
export interface Square {
  /** Its address. */
  readonly base: Local;
  /** Bytes from panel to panel. */
  readonly stride: Local;
  /** Panels of columns. */
  readonly panels: Local;
  /** Rows, and columns that count. */
  readonly size: Local;
}

/** Runs `body` for the row's vectors at `at` plus 0 and `half`, panel by panel. */
const alongRow = (
  { base, stride, panels }: Square,
  row: Local,
  at: Local,
  j: Local,
  body: Code,
): Code => [
  ...at.set(i32.add(base.get, bytes(row.get))),
  ...j.set(panels.get),
  ...repeatWhile(j.get, [
    ...body,
    ...at.set(i32.add(at.get, stride.get)),
    ...j.set(i32.sub(j.get, i32.constant(1))),
  ]),
];

const eachRow = (row: Local, { size }: Square, body: Code): Code => [
  ...row.set(i32.constant(0)),
  ...whilst(i32.less(row.get, size.get), [...body, ...advance(row, 1)]),
];

/** All four lanes become f of the four, pair by pair. */
const across = (x: Local, f: (a: Code, b: Code) => Code): Code => [
  ...x.set(f(x.get, v128.shuffle(x.get, x.get, [2, 3, 0, 1]))),
  ...x.set(f(x.get, v128.shuffle(x.get, x.get, [1, 0, 3, 2]))),
];

/**
 * The code of s = e^(factor (s - m)) / its sum over a row, m the row's largest s. The columns beyond
 * `size` become 0.
 */
export function writeSoftmax(tools: Tools, square: Square, factor: Code): Code {
  const { vector, integer, number, bits } = tools;
  const [most, sum, x, y, rate] = [vector(), vector(), vector(), vector(), vector()];
  const scratch: Scratch = [vector(), vector(), vector()];
  const [row, at, j, column] = [integer(), integer(), integer(), integer()];
  const walk = (body: Code): Code => alongRow(square, row, at, j, body);
  const both = (body: (offset: number) => Code): Code => [...body(0), ...body(half)];
  /** What stands beyond the last column is less than all. */
  const seal: Code = [
    ...column.set(square.size.get),
    ...whilst(i32.less(column.get, i32.shiftLeft(square.panels.get, i32.constant(3))), [
      ...f32.store(
        i32.add(
          i32.add(square.base.get, bytes(row.get)),
          i32.add(
            i32.mul(i32.shiftRight(column.get, i32.constant(3)), square.stride.get),
            i32.shiftLeft(i32.and(column.get, i32.constant(7)), i32.constant(2)),
          ),
        ),
        0,
        f32.constant(-3e38),
      ),
      ...advance(column, 1),
    ]),
  ];
  return [
    ...rate.set(factor),
    ...eachRow(row, square, [
      ...seal,
      ...most.set(number(-3e38)),
      ...walk(both((offset) => most.set(f32x4.max(most.get, v128.load(at.get, offset))))),
      ...across(most, f32x4.max),
      ...sum.set(bits(0)),
      ...walk(
        both((offset) => [
          ...x.set(f32x4.mul(f32x4.sub(v128.load(at.get, offset), most.get), rate.get)),
          ...inStep(exponentialOfNegative(tools, x.get, y, scratch)),
          ...sum.set(f32x4.add(sum.get, y.get)),
          ...v128.store(at.get, offset, y.get),
        ]),
      ),
      ...across(sum, f32x4.add),
      ...sum.set(f32x4.div(number(1), sum.get)),
      ...walk(
        both((offset) => v128.store(at.get, offset, f32x4.mul(v128.load(at.get, offset), sum.get))),
      ),
    ]),
  ];
}

/** The code of g = factor s (g - the sum of s g over a row): a softmax's gradient; s and g lie alike. */
export function writeSoftmaxBack(tools: Tools, g: Square, s: Local, factor: Code): Code {
  const { vector, integer, bits, multiplyAdd } = tools;
  const [sum, rate] = [vector(), vector()];
  const [row, at, j, toS] = [integer(), integer(), integer(), integer()];
  const walk = (body: Code): Code => alongRow(g, row, at, j, body);
  const share = (offset: number): Code => v128.load(i32.add(at.get, toS.get), offset);
  const both = (body: (offset: number) => Code): Code => [...body(0), ...body(half)];
  return [
    ...rate.set(factor),
    ...toS.set(i32.sub(s.get, g.base.get)),
    ...eachRow(row, g, [
      ...sum.set(bits(0)),
      ...walk(
        both((offset) => sum.set(multiplyAdd(share(offset), v128.load(at.get, offset), sum.get))),
      ),
      ...across(sum, f32x4.add),
      ...walk(
        both((offset) =>
          v128.store(
            at.get,
            offset,
            f32x4.mul(
              f32x4.mul(share(offset), rate.get),
              f32x4.sub(v128.load(at.get, offset), sum.get),
            ),
          ),
        ),
      ),
    ]),
  ];
}

/** Columns that are copied: from [column / 8][row][8] at any column on, to the same form at column 0. */
export interface Columns {
  /** The address of the matrix. */
  readonly base: Local;
  /** Bytes from panel to panel. */
  readonly stride: Local;
  /** The number of the first column. */
  readonly first: Local;
}

/** The way of {@link writeColumns}: "in" and "turn" copy to the packed side, "out" and "add" from it. */
export type ColumnsWay = "in" | "turn" | "out" | "add";

/**
 * The code that moves `count` columns of `rows` rows between their place among others and a matrix of
 * their own at `packed`: [column / 8][row][8], or, to "turn" them, [row / 8][column][8].
 */
export function writeColumns(
  tools: Tools,
  way: ColumnsWay,
  of: Columns,
  to: {
    readonly packed: Local;
    readonly packedStride: Local;
    readonly rows: Local;
    readonly count: Local;
  },
): Code {
  const { integer } = tools;
  const [c, row, at, here] = [integer(), integer(), integer(), integer()];
  const { packed, packedStride, rows, count } = to;
  const lane = (index: Code): Code =>
    i32.shiftLeft(i32.and(index, i32.constant(7)), i32.constant(2));
  const place = (base: Code, stride: Local, index: Code): Code =>
    i32.add(
      base,
      i32.add(i32.mul(i32.shiftRight(index, i32.constant(3)), stride.get), lane(index)),
    );
  const copy: Readonly<Record<ColumnsWay, Code>> = {
    in: f32.store(here.get, 0, f32.load(at.get)),
    turn: f32.store(
      i32.add(place(packed.get, packedStride, row.get), bytes(c.get)),
      0,
      f32.load(at.get),
    ),
    out: f32.store(at.get, 0, f32.load(here.get)),
    add: f32.store(at.get, 0, f32.add(f32.load(at.get), f32.load(here.get))),
  };
  return [
    ...c.set(i32.constant(0)),
    ...whilst(i32.less(c.get, count.get), [
      ...at.set(place(of.base.get, of.stride, i32.add(of.first.get, c.get))),
      ...here.set(place(packed.get, packedStride, c.get)),
      ...row.set(i32.constant(0)),
      ...whilst(i32.less(row.get, rows.get), [
        ...copy[way],
        ...advance(at, panel),
        ...advance(here, panel),
        ...advance(row, 1),
      ]),
      ...advance(c, 1),
    ]),
  ];
}
