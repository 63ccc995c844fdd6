import type { Code } from "../assembler/code.ts";
import * as f32x4 from "../assembler/f32x4.ts";
import * as i32 from "../assembler/i32.ts";
import { repeatWhile, whilst } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";
import { kernel, type Kernel } from "../machine/kernel.ts";
import { advance, bytes, half, panel } from "./panel.ts";

/** What {@link elementwise} does with a and b. */
export type ElementwiseName = "copy" | "add" | "times";

/** The parameters of {@link elementwise}: addresses, strides in bytes, counts; `b` is not read by "copy". */
export type ElementwiseWord =
  | "units"
  | "unitRows"
  | "panels"
  | "a"
  | "aStride"
  | "b"
  | "bStride"
  | "out"
  | "outStride";

/** The kernel out = a, a + b or a b, element by element, for matrices in panels. Threads share the rows. */
export const elementwise = (name: ElementwiseName): Kernel<ElementwiseWord> =>
  kernel(
    name,
    ["units", "unitRows", "panels", "a", "aStride", "b", "bStride", "out", "outStride"],
    (tools, w) => {
      const { integer } = tools;
      const [at, end, toB, toOut, j] = [integer(), integer(), integer(), integer(), integer()];
      const part = tools.share(i32.load(w.units.get));
      const result = (offset: number): Code => {
        const a = v128.load(at.get, offset);
        if (name === "copy") return a;
        const b = v128.load(i32.add(at.get, toB.get), offset);
        return name === "add" ? f32x4.add(a, b) : f32x4.mul(a, b);
      };
      const put = (offset: number): Code =>
        v128.store(i32.add(at.get, toOut.get), offset, result(offset));
      return [
        ...part.set,
        ...j.set(w.panels.get),
        ...repeatWhile(j.get, [
          ...at.set(i32.add(w.a.get, bytes(i32.mul(part.from.get, w.unitRows.get)))),
          ...end.set(i32.add(w.a.get, bytes(i32.mul(part.to.get, w.unitRows.get)))),
          ...toB.set(i32.sub(w.b.get, w.a.get)),
          ...toOut.set(i32.sub(w.out.get, w.a.get)),
          ...whilst(i32.less(at.get, end.get), [...put(0), ...put(half), ...advance(at, panel)]),
          ...w.a.set(i32.add(w.a.get, w.aStride.get)),
          ...w.b.set(i32.add(w.b.get, w.bStride.get)),
          ...w.out.set(i32.add(w.out.get, w.outStride.get)),
          ...j.set(i32.sub(j.get, i32.constant(1))),
        ]),
      ];
    },
  );
