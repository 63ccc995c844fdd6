import type { Code } from "../assembler/code.ts";
import * as f32x4 from "../assembler/f32x4.ts";
import * as i32 from "../assembler/i32.ts";
import type { Local } from "../assembler/local.ts";
import { repeatWhile, when, whilst } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";
import { kernel, type Kernel, type Tools } from "../machine/kernel.ts";
import { advance, bytes, half, panel, pick } from "./panel.ts";

/** What becomes of a row of a product: see {@link product}. */
export type ProductEnd = "store" | "add" | "scale" | "scale-pair";

/** Rows that pass through at a time: with 512 columns they still fit a second-level cache. */
const blockRows = 192;

/**
 * The kernel C = A B + bias for tall A: C[r, n] = bias[n] + the sum over k, ascending, of A[r, k] B[k, n].
 *
 * `a`: [k / 8][row][8]; `b`: [n / 8][k][8] with `bStride` bytes from panel to panel; `c`: [n / 8][row][8].
 * Threads share the rows, in units of `unitRows` (a multiple of 4), of which there are as many as
 * the word at `units` says. By `end`: "store" writes C; "add" adds to what is there; "scale" writes
 * C p, and "scale-pair" also C q to `d`, where p and q lie like C.
 */
export const product = (end: ProductEnd): Kernel<ProductWord> =>
  kernel(`product ${end}`, words, (tools, w) => {
    const part = tools.share(i32.load(w.units.get));
    return [
      ...part.set,
      ...part.from.set(i32.mul(part.from.get, w.unitRows.get)),
      ...part.to.set(i32.mul(part.to.get, w.unitRows.get)),
      ...writeProduct(tools, end, w, part),
    ];
  });

/** What {@link writeProduct} needs of {@link product}'s parameters. */
export type ProductPlaces = Readonly<Record<Exclude<ProductWord, "units" | "unitRows">, Local>>;

/** The code of {@link product} for the rows `from` to `to`; `from` ends there. */
export function writeProduct(
  tools: Tools,
  end: ProductEnd,
  w: ProductPlaces,
  { from, to }: { readonly from: Local; readonly to: Local },
): Code {
  const { vector, integer, multiplyAdd } = tools;
  const acc = Array.from({ length: 12 }, vector);
  const [left, right, picked] = [vector(), vector(), vector()];
  const [blockEnd, rows, j] = [integer(), integer(), integer()];
  const [aRow, aAt, bPanel, bAt, bEnd, bias] = [0, 0, 0, 0, 0, 0].map(integer);
  const [cPanel, cRow, shift] = [integer(), integer(), integer()];

  /** acc += a[.., k] b[k, ..] for `height` rows, k lying `step` places on. */
  const rankOne = (height: number, step: number): Code => [
    ...left.set(v128.load(bAt!.get, panel * step)),
    ...right.set(v128.load(bAt!.get, panel * step + half)),
    ...Array.from({ length: height }, (_, i) => [
      ...picked.set(v128.loadSplat(aAt!.get, panel * i + 4 * step)),
      ...acc[2 * i]!.set(multiplyAdd(picked.get, left.get, acc[2 * i]!.get)),
      ...acc[2 * i + 1]!.set(multiplyAdd(picked.get, right.get, acc[2 * i + 1]!.get)),
    ]).flat(),
  ];
  /** What is done with the sums of half a row, which lie `offset` bytes behind cRow. */
  const finish = (sums: Code, offset: number): Code => {
    const beside = (base: Code): Code => i32.add(base, shift.get);
    if (end === "store") return v128.store(cRow.get, offset, sums);
    if (end === "add") {
      return v128.store(cRow.get, offset, f32x4.add(v128.load(cRow.get, offset), sums));
    }
    const times = (factor: Code): Code => f32x4.mul(sums, v128.load(beside(factor), offset));
    return [
      ...v128.store(cRow.get, offset, times(w.p.get)),
      ...(end === "scale-pair" ? v128.store(beside(w.d.get), offset, times(w.q.get)) : []),
    ];
  };
  const tile = (height: number): Code => [
    ...acc.slice(0, 2 * height).flatMap((sum, i) => sum.set(v128.load(bias!.get, half * (i % 2)))),
    ...aAt!.set(aRow!.get),
    ...bAt!.set(bPanel!.get),
    ...bEnd!.set(i32.add(bPanel!.get, bytes(i32.and(w.k.get, i32.constant(-8))))),
    ...whilst(i32.less(bAt!.get, bEnd!.get), [
      ...Array.from({ length: 8 }, (_, step) => rankOne(height, step)).flat(),
      ...advance(bAt!, 8 * panel),
      ...aAt!.set(i32.add(aAt!.get, w.aStride.get)),
    ]),
    ...bEnd!.set(i32.add(bPanel!.get, bytes(w.k.get))),
    ...whilst(i32.less(bAt!.get, bEnd!.get), [
      ...rankOne(height, 0),
      ...advance(bAt!, panel),
      ...advance(aAt!, 4),
    ]),
    ...(end === "scale" || end === "scale-pair" ? shift.set(i32.sub(cRow.get, w.c.get)) : []),
    ...acc.slice(0, 2 * height).flatMap((sum, i) => finish(sum.get, half * i)),
    ...advance(aRow!, height * panel),
    ...advance(cRow, height * panel),
    ...rows.set(i32.sub(rows.get, i32.constant(height))),
  ];
  /**
   * Multiples of 4 rows are cut into sixes and, for the rest, one or two fours. With two roundings
   * there is one register more in use than there are for sixes, so all are fours.
   */
  const fits = i32.or(i32.equal(rows.get, i32.constant(4)), i32.equal(rows.get, i32.constant(8)));
  return whilst(i32.less(from.get, to.get), [
    ...blockEnd.set(pick.smaller(i32.add(from.get, i32.constant(blockRows)), to.get)),
    ...bPanel!.set(w.b.get),
    ...bias!.set(w.bias.get),
    ...cPanel.set(i32.add(w.c.get, bytes(from.get))),
    ...j.set(w.panels.get),
    ...repeatWhile(j.get, [
      ...rows.set(i32.sub(blockEnd.get, from.get)),
      ...aRow!.set(i32.add(w.a.get, bytes(from.get))),
      ...cRow.set(cPanel.get),
      ...repeatWhile(rows.get, tools.fast ? when(fits, tile(4), tile(6)) : tile(4)),
      ...bPanel!.set(i32.add(bPanel!.get, w.bStride.get)),
      ...advance(bias!, panel),
      ...cPanel.set(i32.add(cPanel.get, w.cStride.get)),
      ...j.set(i32.sub(j.get, i32.constant(1))),
    ]),
    ...from.set(blockEnd.get),
  ]);
}

const words = [
  "units",
  "unitRows",
  "a",
  "aStride",
  "b",
  "bStride",
  "k",
  "c",
  "cStride",
  "panels",
  "bias",
  "p",
  "q",
  "d",
] as ProductWord[];

/** The parameters of {@link product}: addresses and strides in bytes, counts; `p`, `q`, `d` may be 0 where unused. */
export type ProductWord =
  | "units"
  | "unitRows"
  | "a"
  | "aStride"
  | "b"
  | "bStride"
  | "k"
  | "c"
  | "cStride"
  | "panels"
  | "bias"
  | "p"
  | "q"
  | "d";
