import type { Code } from "../assembler/code.ts";
import * as f64 from "../assembler/f64.ts";
import * as i32 from "../assembler/i32.ts";
import type { Local } from "../assembler/local.ts";
import { when, whilst } from "../assembler/loop.ts";
import type { Tools } from "../machine/kernel.ts";
import { inStep, type Statements } from "./functions.ts";
import { advance } from "./panel.ts";

/** Bytes that are worked on side by side: a cache line. */
const line = 64;

/**
 * Runs `step` for every 16 bytes of this thread's part of arrays, of which `first` decides the end,
 * unless the float64 at `scale` is negative: then nothing happens.
 */
export function unlessNegative(
  tools: Tools,
  scale: Local,
  size: Local,
  [first, ...others]: readonly [Local, ...Local[]],
  step: (offset: number) => Statements,
): Code {
  const end = tools.integer();
  const part = tools.share(i32.shiftRight(size.get, i32.constant(6)));
  const skipped = (units: Code): Code => i32.shiftLeft(units, i32.constant(6));
  const arrays = [first, ...others];
  return [
    ...part.set,
    ...end.set(i32.add(first.get, skipped(part.to.get))),
    ...arrays.flatMap((array) => array.set(i32.add(array.get, skipped(part.from.get)))),
    ...when(i32.isZero(f64.less(f64.load(scale.get), f64.constant(0))), [
      ...whilst(i32.less(first.get, end.get), [
        ...inStep(...[0, 16, 32, 48].map(step)),
        ...arrays.flatMap((array) => advance(array, line)),
      ]),
    ]),
  ];
}
