import type { Code } from "../assembler/code.ts";
import * as i32 from "../assembler/i32.ts";
import type { Local } from "../assembler/local.ts";
import { repeatWhile, when, whilst } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";
import { kernel, type Kernel, type Tools } from "../machine/kernel.ts";
import { advance, bytes, half, panel, pick } from "./panel.ts";

/** Rows that pass through at a time. */
const blockRows = 256;
/** Columns of x that are summed side by side. */
const width = 4;

/**
 * The kernel W = Y^T X, a weight's gradient: W[n, k] = the sum over rows, ascending, of Y[r, n] X[r, k].
 *
 * `x`: [k / 8][row][8]; `y`: [n / 8][row][8]; `out`: [n / 8][k][8] with `outStride` bytes from panel
 * to panel. Threads share the outputs, so every sum is made by one of them.
 */
export const outerProduct: Kernel<OuterProductWord> = kernel(
  "outer product",
  words(),
  (tools, w) => {
    const [tiles, rows] = [tools.integer(), tools.integer()];
    const part = tools.share(i32.mul(w.panels.get, tiles.get));
    return [
      ...tiles.set(tilesIn(w.k.get)),
      ...part.set,
      ...rows.set(i32.mul(i32.load(w.units.get), w.unitRows.get)),
      ...writeOuterProduct(tools, false, w, { ...part, tiles, rows }),
    ];
  },
);

/** How many tiles so many columns of x make. */
export const tilesIn = (columns: Code): Code =>
  i32.div(i32.add(columns, i32.constant(width - 1)), i32.constant(width));

/** What {@link writeOuterProduct} needs of {@link outerProduct}'s parameters. */
export type OuterProductPlaces = Readonly<
  Record<Exclude<OuterProductWord, "units" | "unitRows" | "panels">, Local>
>;

/** The part of an outer product: the tiles `from` to `to`, of which a panel of y has `tiles`, over `rows` rows. */
export interface OuterPart {
  /** The first tile. */
  readonly from: Local;
  /** The one behind the last. */
  readonly to: Local;
  /** Tiles of a panel. */
  readonly tiles: Local;
  /** Rows to sum over. */
  readonly rows: Local;
}

/** The code of {@link outerProduct} for a part of the outputs; with `add` on top of what is there. */
export function writeOuterProduct(
  tools: Tools,
  add: boolean,
  w: OuterProductPlaces,
  { from, to, tiles, rows }: OuterPart,
): Code {
  const { vector, integer, multiplyAdd, bits } = tools;
  const acc = Array.from({ length: 2 * width }, vector);
  const [left, right, picked] = [vector(), vector(), vector()];
  const [at, k, block, blockEnd] = [0, 0, 0, 0].map(integer);
  const [x, xRow, y, yRow, out, rowEnd] = [0, 0, 0, 0, 0, 0].map(integer);

  const rankOne = (columns: number, step: number): Code => [
    ...left.set(v128.load(yRow!.get, panel * step)),
    ...right.set(v128.load(yRow!.get, panel * step + half)),
    ...Array.from({ length: columns }, (_, i) => [
      ...picked.set(v128.loadSplat(xRow!.get, panel * step + 4 * i)),
      ...acc[2 * i]!.set(multiplyAdd(picked.get, left.get, acc[2 * i]!.get)),
      ...acc[2 * i + 1]!.set(multiplyAdd(picked.get, right.get, acc[2 * i + 1]!.get)),
    ]).flat(),
  ];
  const tile = (columns: number): Code => {
    const sums = acc.slice(0, 2 * columns);
    const zeros = sums.flatMap((sum) => sum.set(bits(0)));
    const stored = sums.flatMap((sum, i) => sum.set(v128.load(out!.get, half * i)));
    return [
      ...(add ? stored : when(block!.get, stored, zeros)),
      ...repeatWhile(i32.less(yRow!.get, rowEnd!.get), [
        ...Array.from({ length: 4 }, (_, step) => rankOne(columns, step)).flat(),
        ...advance(xRow!, 4 * panel),
        ...advance(yRow!, 4 * panel),
      ]),
      ...sums.flatMap((sum, i) => v128.store(out!.get, half * i, sum.get)),
    ];
  };
  const columns = i32.sub(w.k.get, k!.get);
  /** A tile of as many columns as are left, up to its width. */
  const tilesOf = (count: number): Code =>
    count === width
      ? tile(width)
      : when(i32.equal(columns, i32.constant(count)), tile(count), tilesOf(count + 1));

  return [
    ...block!.set(i32.constant(0)),
    ...whilst(i32.less(block!.get, rows.get), [
      ...blockEnd!.set(pick.smaller(i32.add(block!.get, i32.constant(blockRows)), rows.get)),
      ...at!.set(from.get),
      ...whilst(i32.less(at!.get, to.get), [
        ...y!.set(i32.div(at!.get, tiles.get)),
        ...k!.set(i32.shiftLeft(i32.sub(at!.get, i32.mul(y!.get, tiles.get)), i32.constant(2))),
        ...out!.set(i32.add(w.out.get, i32.add(i32.mul(y!.get, w.outStride.get), bytes(k!.get)))),
        ...y!.set(i32.add(w.y.get, i32.mul(y!.get, w.yStride.get))),
        ...x!.set(
          i32.add(
            i32.add(w.x.get, i32.mul(i32.shiftRight(k!.get, i32.constant(3)), w.xStride.get)),
            i32.shiftLeft(i32.and(k!.get, i32.constant(4)), i32.constant(2)),
          ),
        ),
        ...xRow!.set(i32.add(x!.get, bytes(block!.get))),
        ...yRow!.set(i32.add(y!.get, bytes(block!.get))),
        ...rowEnd!.set(i32.add(y!.get, bytes(blockEnd!.get))),
        ...tilesOf(1),
        ...advance(at!, 1),
      ]),
      ...block!.set(blockEnd!.get),
    ]),
  ];
}

function words(): OuterProductWord[] {
  return [
    ...(["units", "unitRows", "x", "xStride", "y", "yStride"] as const),
    ...(["k", "out", "outStride", "panels"] as const),
  ];
}

/** The parameters of {@link outerProduct}: addresses and strides in bytes, counts. */
export type OuterProductWord =
  | "units"
  | "unitRows"
  | "x"
  | "xStride"
  | "y"
  | "yStride"
  | "k"
  | "out"
  | "outStride"
  | "panels";
