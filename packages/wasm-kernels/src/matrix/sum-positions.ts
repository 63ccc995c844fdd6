import * as i32 from "../assembler/i32.ts";
import { repeatWhile, whilst } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";
import { kernel, type Kernel } from "../machine/kernel.ts";
import { advance, bytes, half, panel } from "./panel.ts";

/** The parameters of {@link sumPositions}: addresses, strides in bytes, counts. */
export type SumPositionsWord =
  | "units"
  | "positions"
  | "panels"
  | "a"
  | "b"
  | "stride"
  | "out"
  | "outStride";

/**
 * The kernel out[n, image] = the sum over the positions of an image, ascending, of a b.
 *
 * a and b are [n / 8][image, position][8], out is [n / 8][image][8]. `add` adds to what is there.
 * Threads share the images, in units of 4.
 */
export const sumPositions = (add: boolean): Kernel<SumPositionsWord> =>
  kernel(
    `sum positions${add ? " add" : ""}`,
    ["units", "positions", "panels", "a", "b", "stride", "out", "outStride"],
    (tools, w) => {
      const { vector, integer, bits, multiplyAdd } = tools;
      const sums = [vector(), vector()];
      const [at, end, last, toB, out, j] = [0, 0, 0, 0, 0, 0].map(integer);
      const part = tools.share(i32.load(w.units.get));
      const images = i32.constant(2);
      const offsets = [0, half];
      return [
        ...part.set,
        ...toB!.set(i32.sub(w.b.get, w.a.get)),
        ...part.from.set(i32.shiftLeft(part.from.get, images)),
        ...part.to.set(i32.shiftLeft(part.to.get, images)),
        ...j!.set(w.panels.get),
        ...repeatWhile(j!.get, [
          ...at!.set(i32.add(w.a.get, bytes(i32.mul(part.from.get, w.positions.get)))),
          ...last!.set(i32.add(w.a.get, bytes(i32.mul(part.to.get, w.positions.get)))),
          ...out!.set(i32.add(w.out.get, bytes(part.from.get))),
          ...whilst(i32.less(at!.get, last!.get), [
            ...end!.set(i32.add(at!.get, bytes(w.positions.get))),
            ...sums.flatMap((sum, i) => sum.set(add ? v128.load(out!.get, offsets[i]) : bits(0))),
            ...repeatWhile(i32.less(at!.get, end!.get), [
              ...sums.flatMap((sum, i) =>
                sum.set(
                  multiplyAdd(
                    v128.load(at!.get, offsets[i]),
                    v128.load(i32.add(at!.get, toB!.get), offsets[i]),
                    sum.get,
                  ),
                ),
              ),
              ...advance(at!, panel),
            ]),
            ...sums.flatMap((sum, i) => v128.store(out!.get, offsets[i]!, sum.get)),
            ...advance(out!, panel),
          ]),
          ...w.a.set(i32.add(w.a.get, w.stride.get)),
          ...w.out.set(i32.add(w.out.get, w.outStride.get)),
          ...j!.set(i32.sub(j!.get, i32.constant(1))),
        ]),
      ];
    },
  );
