import * as atomic from "../assembler/atomic.ts";
import { call, callIndirect, drop, leave } from "../assembler/call.ts";
import type { Code } from "../assembler/code.ts";
import { define, type Definition } from "../assembler/function.ts";
import * as i32 from "../assembler/i32.ts";
import { repeatWhile, when, whilst } from "../assembler/loop.ts";
import type { Local } from "../assembler/local.ts";
import { kernel, type Kernel } from "./kernel.ts";
import { layout } from "./layout.ts";

/** How often a thread looks before it sleeps: some ten microseconds, about what sleeping and waking takes. */
const patience = 20_000;
const zero = i32.constant(0);
const one = i32.constant(1);

/** Waits until the word at `offset` is no longer `seen`, first awake, then asleep. */
const awaitChange = (offset: number, seen: Local, looks: Local): Code => {
  const unchanged = i32.equal(atomic.load(zero, offset), seen.get);
  return [
    ...looks.set(i32.constant(patience)),
    ...whilst(
      i32.and(unchanged, i32.notEqual(looks.get, zero)),
      looks.set(i32.sub(looks.get, one)),
    ),
    ...when(unchanged, [
      ...drop(atomic.add(zero, layout.asleep, one)),
      ...whilst(unchanged, drop(atomic.wait(zero, offset, seen.get))),
      ...drop(atomic.add(zero, layout.asleep, i32.constant(-1))),
    ]),
  ];
};

/**
 * Adds 1 to the word at `offset` and wakes who sleeps: that takes far longer than a look at whether
 * somebody does. Who counts himself asleep just after the look finds the word changed already.
 */
const announce = (offset: number): Code => [
  ...drop(atomic.add(zero, offset, one)),
  ...when(atomic.load(zero, layout.asleep), drop(atomic.notifyAll(zero, offset))),
];

/** No thread goes on before all have come; what they have written by then, all can read. */
export const barrier: Kernel<never> = kernel("barrier", [], ({ integer, threads }) => {
  const [seen, looks] = [integer(), integer()];
  return when(i32.less(one, threads.get), [
    ...seen.set(atomic.load(zero, layout.passed)),
    ...when(
      i32.equal(i32.add(atomic.add(zero, layout.arrived, one), one), threads.get),
      [...atomic.store(zero, layout.arrived, zero), ...announce(layout.passed)],
      awaitChange(layout.passed, seen, looks),
    ),
  ]);
});

/**
 * run(program, end, thread, threads): calls the kernels of a program in order. An entry is the
 * kernel's number, the bytes of the entry, and the kernel's parameters.
 */
export const run = (): Definition =>
  define("run", (_, program, end, thread, threads) =>
    whilst(i32.less(program.get, end.get), [
      ...callIndirect(
        i32.load(program.get),
        i32.add(program.get, i32.constant(8)),
        thread.get,
        threads.get,
      ),
      ...program.set(i32.add(program.get, i32.load(program.get, 4))),
    ]),
  );

/** start(program, end, threads): runs a program as thread 0, after waking the others. */
export const start = (runPlace: number): Definition =>
  define("start", (_, program, end, threads) => [
    ...i32.store(zero, layout.program, program.get),
    ...i32.store(zero, layout.programEnd, end.get),
    ...i32.store(zero, layout.threads, threads.get),
    ...announce(layout.started),
    ...call(runPlace, program.get, end.get, zero, threads.get),
  ]);

/** serve(thread, seen): runs every program that is started after number `seen`, until one at 0. */
export const serve = (runPlace: number): Definition =>
  define("serve", ({ integer }, thread, seen) => {
    const [looks, program] = [integer(), integer()];
    return repeatWhile(one, [
      ...awaitChange(layout.started, seen, looks),
      ...seen.set(i32.add(seen.get, one)),
      ...when(i32.isZero(program.tee(i32.load(zero, layout.program))), leave),
      ...call(
        runPlace,
        program.get,
        i32.load(zero, layout.programEnd),
        thread.get,
        i32.load(zero, layout.threads),
      ),
    ]);
  });
