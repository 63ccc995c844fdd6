import * as f32x4 from "../assembler/f32x4.ts";
import * as f64 from "../assembler/f64.ts";
import * as i32 from "../assembler/i32.ts";
import { whilst } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";
import { kernel, type Kernel } from "../machine/kernel.ts";
import { advance } from "./panel.ts";

/** How many elements are summed by one thread at a time in {@link squares}. */
export const chunkElements = 4096;
/** The parameters of {@link squares}: addresses, and the bytes of x, a multiple of 64. */
export type SquaresWord = "x" | "bytes" | "out";

/**
 * The kernel out[c] = the sum of squares of chunk c of 4,096 float32 numbers, as a float64.
 *
 * In a chunk 16 interleaved sums run side by side, which are then added in ascending order; threads
 * share the chunks. Every chunk is summed in the same way whoever does it.
 */
export const squares: Kernel<SquaresWord> = kernel("squares", ["x", "bytes", "out"], (tools, w) => {
  const { vector, integer, double, bits, multiplyAdd } = tools;
  const sums = Array.from({ length: 4 }, vector);
  const x = vector();
  const total = double();
  const [here, end, last] = [integer(), integer(), integer()];
  const chunkBytes = i32.constant(4 * chunkElements);
  const part = tools.share(
    i32.div(i32.add(w.bytes.get, i32.sub(chunkBytes, i32.constant(1))), chunkBytes),
  );
  return [
    ...last.set(i32.add(w.x.get, w.bytes.get)),
    ...part.set,
    ...whilst(i32.less(part.from.get, part.to.get), [
      ...here.set(i32.add(w.x.get, i32.mul(part.from.get, chunkBytes))),
      ...end.set(i32.add(here.get, chunkBytes)),
      ...end.set(i32.select(i32.less(end.get, last.get), end.get, last.get)),
      ...sums.flatMap((sum) => sum.set(bits(0))),
      ...whilst(i32.less(here.get, end.get), [
        ...sums.flatMap((sum, i) => [
          ...x.set(v128.load(here.get, 16 * i)),
          ...sum.set(multiplyAdd(x.get, x.get, sum.get)),
        ]),
        ...advance(here, 64),
      ]),
      ...total.set(f64.constant(0)),
      ...sums.flatMap((sum) =>
        [0, 1, 2, 3].flatMap((lane) =>
          total.set(f64.add(total.get, f64.promote(f32x4.extract(sum.get, lane)))),
        ),
      ),
      ...f64.store(i32.add(w.out.get, i32.shiftLeft(part.from.get, i32.constant(3))), 0, total.get),
      ...advance(part.from, 1),
    ]),
  ];
});

/** The parameters of {@link sumDoubles}: addresses, and the word that says how many there are. */
export type SumDoublesWord = "x" | "count" | "out";

/** The kernel out = the sum of float64 numbers, ascending. Every thread does it, with the same result. */
export const sumDoubles: Kernel<SumDoublesWord> = kernel(
  "sum doubles",
  ["x", "count", "out"],
  ({ integer, double }, w) => {
    const [end, total] = [integer(), double()];
    return [
      ...end.set(i32.add(w.x.get, i32.shiftLeft(i32.load(w.count.get), i32.constant(3)))),
      ...total.set(f64.constant(0)),
      ...whilst(i32.less(w.x.get, end.get), [
        ...total.set(f64.add(total.get, f64.load(w.x.get))),
        ...advance(w.x, 8),
      ]),
      ...f64.store(w.out.get, 0, total.get),
    ];
  },
);

/** The parameters of {@link clip}: addresses of float64 numbers. */
export type ClipWord = "sum" | "loss" | "limit" | "scale";

/**
 * The kernel scale = min(1, limit / (sqrt(sum) + 1e-6)), or -1 if sum or loss is not finite.
 *
 * It is what a gradient with that sum of squares is multiplied by, to be at most `limit` long. Every thread does it, with the same result.
 */
export const clip: Kernel<ClipWord> = kernel(
  "clip",
  ["sum", "loss", "limit", "scale"],
  ({ double }, w) => {
    const known = double();
    const limited = f64.min(
      f64.constant(1),
      f64.div(f64.load(w.limit.get), f64.add(f64.sqrt(f64.load(w.sum.get)), f64.constant(1e-6))),
    );
    return [
      // x - x is 0 for what is finite and NaN for the rest.
      ...known.set(f64.add(f64.load(w.sum.get), f64.load(w.loss.get))),
      ...f64.store(
        w.scale.get,
        0,
        i32.select(
          f64.less(f64.sub(known.get, known.get), f64.constant(1)),
          limited,
          f64.constant(-1),
        ),
      ),
    ];
  },
);
