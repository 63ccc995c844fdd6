import type { Code } from "../assembler/code.ts";
import * as f32 from "../assembler/f32.ts";
import * as f32x4 from "../assembler/f32x4.ts";
import * as i32 from "../assembler/i32.ts";
import type { Local } from "../assembler/local.ts";
import { whilst } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";
import { kernel, type Kernel, type Tools } from "../machine/kernel.ts";
import { tilesIn, writeOuterProduct } from "./outer-product.ts";
import { advance, bytes, half, panel } from "./panel.ts";
import { writeProduct } from "./product.ts";
import { writeColumns, writeSoftmax, writeSoftmaxBack, type ColumnsWay } from "./softmax.ts";

/** The parameters of the kernels of attention: addresses, strides in bytes, counts. */
export type AttentionWord =
  | "units"
  | "positions"
  | "channels"
  | "heads"
  | "x"
  | "xStride"
  | "y"
  | "yStride"
  | "shares"
  | "shareBytes"
  | "zeros"
  | "scratch"
  | "scratchBytes";

const shared: readonly AttentionWord[] = [
  ...(["units", "positions", "channels", "heads", "x", "xStride", "y", "yStride"] as const),
  ...(["shares", "shareBytes", "zeros", "scratch", "scratchBytes"] as const),
];

type Places = Readonly<Record<AttentionWord, Local>>;

/** Matrices of a head that a thread works with. */
const slots = 5;

/** The bytes of scratch that a thread needs for heads of so many channels and positions. */
export function attentionScratch(headChannels: number, positions: number): number {
  const [d, n] = [headChannels, positions].map((count) => 8 * Math.ceil(count / 8));
  return 4 * (slots * d! * n! + n! * n!);
}

/** The bytes of a head's shares. */
export const attentionShares = (positions: number): number =>
  4 * (8 * Math.ceil(positions / 8)) ** 2;

/** What both kernels start from: sizes, the slots, and a walk over images and heads. */
function workshop(tools: Tools, w: Places) {
  const { integer, vector, bits, thread } = tools;
  const integers = <const Names extends readonly string[]>(
    ...names: Names
  ): Record<Names[number], Local> =>
    Object.fromEntries(names.map((name) => [name, integer()])) as Record<Names[number], Local>;
  const v = integers(
    ...(["head", "image", "d", "d8", "n8", "n8Panels", "dPanels", "dStride", "nStride"] as const),
    ...(["slotBytes", "q", "k", "v", "t", "out", "square", "share", "base", "first"] as const),
    ...(["from", "to", "tiles", "none", "at", "end"] as const),
  );
  const root = vector();
  const eight = i32.constant(8);
  const up = (count: Code): Code => i32.and(i32.add(count, i32.constant(7)), i32.constant(-8));
  const slotsInTurn = [v.q, v.k, v.v, v.t, v.out, v.square];
  const setUp: Code = [
    ...v.d.set(i32.div(w.channels.get, w.heads.get)),
    ...v.d8.set(up(v.d.get)),
    ...v.n8.set(up(w.positions.get)),
    ...v.n8Panels.set(i32.div(v.n8.get, eight)),
    ...v.dPanels.set(i32.div(v.d8.get, eight)),
    ...v.dStride.set(bytes(v.d8.get)),
    ...v.nStride.set(bytes(v.n8.get)),
    ...v.slotBytes.set(i32.shiftLeft(i32.mul(v.d8.get, v.n8.get), i32.constant(2))),
    ...v.q.set(i32.add(w.scratch.get, i32.mul(thread.get, w.scratchBytes.get))),
    ...slotsInTurn
      .slice(1)
      .flatMap((slot, i) => slot.set(i32.add(slotsInTurn[i]!.get, v.slotBytes.get))),
    ...root.set(f32x4.div(f32x4.constant(1), f32x4.sqrt(f32x4.splat(f32.convert(v.d.get))))),
  ];
  /** Empties the slots, whose padding must be 0. */
  const clear: Code = [
    ...v.at.set(v.q.get),
    ...whilst(i32.less(v.at.get, v.out.get), [
      ...v128.store(v.at.get, 0, bits(0)),
      ...v128.store(v.at.get, half, bits(0)),
      ...advance(v.at, panel),
    ]),
  ];
  /** Moves columns `part` (0 q, 1 k, 2 v; 0 of y) of this head and image. */
  const columns = (
    way: ColumnsWay,
    of: Local,
    stride: Local,
    part: number,
    packed: Local,
  ): Code => [
    ...v.base.set(i32.add(of.get, bytes(i32.mul(v.image.get, w.positions.get)))),
    ...v.first.set(
      i32.add(i32.mul(w.channels.get, i32.constant(part)), i32.mul(v.head.get, v.d.get)),
    ),
    ...writeColumns(
      tools,
      way,
      { base: v.base, stride, first: v.first },
      {
        packed,
        packedStride: way === "turn" ? v.dStride : v.nStride,
        rows: w.positions,
        count: v.d,
      },
    ),
  ];
  const rows: Code = [...v.from.set(i32.constant(0)), ...v.to.set(v.n8.get)];
  const none = { p: v.none, q: v.none, d: v.none, bias: w.zeros };
  /** c = a b, [.. / 8][position][8], of so many panels. */
  const multiply = (
    c: Local,
    panels: Local,
    a: Local,
    k: Local,
    b: Local,
    bStride: Local,
  ): Code => [
    ...rows,
    ...writeProduct(
      tools,
      "store",
      { a, aStride: v.nStride, k, b, bStride, c, cStride: v.nStride, panels, ...none },
      v,
    ),
  ];
  /** out[c, j] = the sum over positions i of x[i, j] y[i, c]. */
  const multiplyTransposed = (x: Local, y: Local): Code => [
    ...v.from.set(i32.constant(0)),
    ...v.tiles.set(tilesIn(w.positions.get)),
    ...v.to.set(i32.mul(v.dPanels.get, v.tiles.get)),
    // No row of another head is left in the output, so nothing has to be added to it.
    ...writeOuterProduct(
      tools,
      false,
      {
        x,
        xStride: v.nStride,
        y,
        yStride: v.nStride,
        k: w.positions,
        out: v.out,
        outStride: v.nStride,
      },
      { from: v.from, to: v.to, tiles: v.tiles, rows: v.n8 },
    ),
  ];
  /** Runs `each` for the heads of this thread's images, with `share` at the head's. */
  const eachHead = (each: Code): Code => {
    const part = tools.share(i32.load(w.units.get));
    return [
      ...setUp,
      ...part.set,
      ...v.image.set(i32.shiftLeft(part.from.get, i32.constant(2))),
      ...part.to.set(i32.shiftLeft(part.to.get, i32.constant(2))),
      ...whilst(i32.less(v.image.get, part.to.get), [
        ...v.head.set(i32.constant(0)),
        ...whilst(i32.less(v.head.get, w.heads.get), [
          ...v.share.set(
            i32.add(
              w.shares.get,
              i32.mul(i32.add(i32.mul(v.image.get, w.heads.get), v.head.get), w.shareBytes.get),
            ),
          ),
          ...each,
          ...advance(v.head, 1),
        ]),
        ...advance(v.image, 1),
      ]),
    ];
  };
  const square = (base: Local) => ({
    base,
    stride: v.nStride,
    panels: v.n8Panels,
    size: w.positions,
  });
  return { v, root, clear, columns, multiply, multiplyTransposed, eachHead, square };
}

/**
 * The kernel of self-attention over the positions of images: y = softmax(q k^T / sqrt(d)) v for each head.
 *
 * x has the channels of q, k and v, one after the other, y as many as one of them; all lie in panels,
 * [channel / 8][image, position][8]. The softmaxes are kept at `shares`, `shareBytes` for each
 * head of each image. Threads share the images, in units of 4.
 *
 * @see {@link https://arxiv.org/abs/1706.03762 | arXiv:1706.03762}, eq. 1
 */
export const attention: Kernel<AttentionWord> = kernel("attention", shared, (tools, w) => {
  const { v, root, clear, columns, multiply, eachHead, square } = workshop(tools, w);
  return eachHead([
    ...clear,
    ...columns("in", w.x, w.xStride, 0, v.q),
    ...columns("turn", w.x, w.xStride, 1, v.k),
    ...columns("in", w.x, w.xStride, 2, v.v),
    ...multiply(v.share, v.n8Panels, v.q, v.d, v.k, v.dStride),
    ...writeSoftmax(tools, square(v.share), root.get),
    ...multiply(v.t, v.dPanels, v.share, w.positions, v.v, v.nStride),
    ...columns("out", w.y, w.yStride, 0, v.t),
  ]);
});

/**
 * The kernel of self-attention's gradient in x.
 *
 * It is written to `out` or, with `add`, added to it; `y` is the gradient of the output.
 */
export const attentionBack = (add: boolean): Kernel<AttentionWord | "out"> =>
  kernel(`attention back${add ? " add" : ""}`, [...shared, "out"], (tools, w) => {
    const { v, root, clear, columns, multiply, multiplyTransposed, eachHead, square } = workshop(
      tools,
      w,
    );
    const way = add ? "add" : "out";
    const put = (part: number): Code => columns(way, w.out, w.xStride, part, v.out);
    return eachHead([
      ...clear,
      ...columns("in", w.x, w.xStride, 0, v.q),
      ...columns("in", w.x, w.xStride, 1, v.k),
      ...columns("turn", w.x, w.xStride, 2, v.v),
      ...columns("in", w.y, w.yStride, 0, v.t),
      ...multiply(v.square, v.n8Panels, v.t, v.d, v.v, v.dStride),
      ...multiplyTransposed(v.share, v.t),
      ...put(2),
      ...writeSoftmaxBack(tools, square(v.square), v.share, root.get),
      ...multiply(v.out, v.dPanels, v.square, w.positions, v.k, v.nStride),
      ...put(0),
      ...multiplyTransposed(v.square, v.q),
      ...put(1),
    ]);
  });
