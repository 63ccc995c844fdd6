import { assemble } from "../assembler/module.ts";
import { compile, Constants, type Kernel } from "./kernel.ts";
import { layout, pageBytes } from "./layout.ts";
import type { Arena, Call } from "./program.ts";
import { barrier, run, serve, start } from "./run.ts";
import type { Threads } from "./threads.ts";

/** See {@link createMachine}. */
export interface MachineOptions {
  /**
   * Whether products and sums may be contracted where the engine can: faster, and closeness
   * instead of the same bits everywhere.
   *
   * @defaultValue false
   */
  readonly fast?: boolean | undefined;
  /**
   * Who shares the work, from `createThreads`.
   *
   * @defaultValue the calling thread alone
   */
  readonly threads?: Threads | undefined;
}

/** A memory with programs that run over it. */
export interface Machine {
  /** The memory as float32 numbers: element i is at address 4 i. */
  readonly floats: Float32Array;
  /** The same memory as integers. */
  readonly integers: Int32Array;
  /** The same memory as float64 numbers: element i is at address 8 i. */
  readonly doubles: Float64Array;
  /** Whether contracted arithmetic is in use. */
  readonly fast: boolean;
  /** How many threads the next run has: 1 until all workers have started. */
  readonly threads: number;
  /** Runs the program of this number. */
  run(program: number): void;
  /** Lets go of the workers; any later run throws. */
  destroy(): void;
}

interface Exports {
  run(program: number, end: number, thread: number, threads: number): void;
  start?(program: number, end: number, threads: number): void;
}

/** relaxed_madd, in a function of its own. */
const relaxed = Uint8Array.of(
  0,
  97,
  115,
  109,
  1,
  0,
  0,
  0,
  1,
  5,
  1,
  96,
  0,
  1,
  123,
  3,
  2,
  1,
  0,
  10,
  61,
  1,
  59,
  0,
  ...Array.from({ length: 3 }, () => [253, 12, ...Array<number>(16).fill(0)]).flat(),
  253,
  133,
  2,
  11,
);

/** Whether this engine can contract products and sums (relaxed SIMD). */
export const fastSupported = (): boolean =>
  typeof WebAssembly === "object" && WebAssembly.validate(relaxed);

/**
 * Makes a machine: the memory of an arena, and programs over it, assembled to one module.
 *
 * Calls of a program run one after the other; what one thread writes, another may read only behind
 * a call of `barrier`. Every program ends with a barrier of its own.
 *
 * @throws RangeError if there is nothing to run, or no memory of that size.
 * @throws Error if the engine has no WebAssembly SIMD.
 */
export function createMachine(
  arena: Arena,
  programs: readonly (readonly Call[])[],
  options: MachineOptions = {},
): Machine {
  const { threads } = options;
  const fast = (options.fast ?? false) && fastSupported();
  const several = (threads?.count ?? 1) > 1;
  const end = { kernel: barrier as Kernel, values: [] };
  const lists = programs.map((calls) =>
    several ? [...calls, end] : calls.filter(({ kernel }) => kernel.name !== barrier.name),
  );
  const kernels = new Map(lists.flat().map(({ kernel }) => [kernel.name, kernel]));
  if (kernels.size === 0) {
    throw new RangeError("createMachine: programs must have at least one call; got none");
  }
  const numbers = new Map([...kernels.keys()].map((name, i) => [name, i]));

  const code = lists.map((calls) =>
    calls.flatMap(({ kernel, values }) => [
      numbers.get(kernel.name)!,
      4 * (values.length + 2),
      ...values,
    ]),
  );
  const codeBytes = code.map((words) => 4 * words.length);
  const total = codeBytes.reduce((sum, bytes) => sum + bytes, arena.bytes);
  const pages = Math.ceil(total / pageBytes);
  const constants = new Constants();
  const functions = [...kernels.values()].map((kernel) => compile(kernel, constants, fast));
  const place = functions.length;
  const bytes = assemble(
    pages,
    [...functions, run(), ...(several ? [start(place), serve(place)] : [])],
    { memory: several ? "shared" : "imported", table: place },
  );
  if (!WebAssembly.validate(bytes)) {
    throw new Error("createMachine: this engine has no WebAssembly SIMD; use the plain functions");
  }
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: several });
  const module = new WebAssembly.Module(bytes);
  const instance = new WebAssembly.Instance(module, { imports: { memory } });
  const exports = instance.exports as unknown as Exports;

  constants.write(memory.buffer);
  const integers = new Int32Array(memory.buffer);
  let next = arena.bytes;
  const ranges = code.map((words, i) => {
    integers.set(words, next / 4);
    const begin = next;
    next += codeBytes[i]!;
    return { begin, end: next };
  });
  const release = several ? threads!.serve(module, memory) : undefined;
  const joined = (): number =>
    several && Atomics.load(integers, layout.joined / 4) === threads!.count - 1
      ? threads!.count
      : 1;
  let alive = true;

  return {
    floats: new Float32Array(memory.buffer),
    integers,
    doubles: new Float64Array(memory.buffer),
    fast,
    get threads() {
      return joined();
    },
    run(program) {
      if (!alive) throw new Error("run: this machine is destroyed; create a new one");
      const { begin, end: last } = ranges[program]!;
      const count = joined();
      if (count > 1) exports.start!(begin, last, count);
      else exports.run(begin, last, 0, 1);
    },
    destroy() {
      if (alive) release?.();
      alive = false;
    },
  };
}
