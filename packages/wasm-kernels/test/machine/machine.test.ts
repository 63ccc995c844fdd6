import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import {
  barrier,
  call,
  createArena,
  createMachine,
  createThreads,
  elementwise,
  fastSupported,
  squares,
  sumDoubles,
  type ThreadsOptions,
} from "@inkwash/wasm-kernels/machine";
import { expect, test } from "vitest";
import { fill, machineOf, matrix, read } from "./matrices.ts";

const workerUrl = new URL("../../src/worker.ts", import.meta.url);
const createWorker = (): Worker =>
  new Worker(workerUrl, { execArgv: ["--conditions=@inkwash/source"] });

test("call(kernel, parameters) refuses what is no 32-bit integer, by its name", () => {
  expect(() => call(sumDoubles, { x: 0.5, count: 0, out: 0 })).toThrow(
    new RangeError('call: x of kernel "sum doubles" must be a 32-bit integer; got 0.5'),
  );
  expect(() => call(sumDoubles, { x: 0, count: 2 ** 33, out: 0 })).toThrow(RangeError);
  expect(() => call(sumDoubles, { x: 0, count: 0 } as never)).toThrow("out of kernel");
});

test("createThreads({ count }) refuses counts that are none", () => {
  for (const count of [0, 1.5, NaN, 65]) {
    expect(() => createThreads({ count, createWorker })).toThrow(
      new RangeError(`createThreads: count must be an integer in [1, 64]; got ${count}`),
    );
  }
});

test("createArena().take(bytes) gives addresses at multiples of 64 that do not meet", () => {
  const arena = createArena();
  const [a, b, c] = [arena.take(1), arena.take(65), arena.take(4)];
  expect([a % 64, b - a, c - b, arena.bytes - c]).toEqual([0, 64, 128, 64]);
});

/** Adds up 64 x 8 numbers in 100 rounds of which each needs all of the last one. */
function rounds(options: ThreadsOptions | undefined) {
  const threads = options && createThreads(options);
  const arena = createArena();
  const [x, y] = [matrix(arena, 64, 8), matrix(arena, 64, 8)];
  const [units, sums] = [arena.take(4), arena.take(64)];
  const shared = { units, unitRows: 4, panels: 1, aStride: 0, bStride: 0, outStride: 0 };
  const round = [
    call(elementwise("add"), { ...shared, a: x.address, b: y.address, out: y.address }),
    call(barrier, {}),
    call(squares, { x: y.address, bytes: 2048, out: sums }),
    call(barrier, {}),
  ];
  const machine = createMachine(arena, [Array.from({ length: 100 }, () => round).flat()], {
    threads,
  });
  machine.integers[units / 4] = 16;
  fill(machine, x, (r, c) => r - c);
  return { threads, machine, y, expected: read(machine, x).map((v) => 100 * v) };
}

test.each([1, 2, 3])(
  "%i threads: each sees what the others have written before a barrier",
  async (count) => {
    const { threads, machine, y, expected } = rounds({ count, createWorker });
    expect([machine.threads, threads!.joined]).toEqual([1, 1]); // workers are still starting
    while (threads!.joined < count) await pause(5);
    expect(machine.threads).toBe(count);
    machine.run(0);
    expect(read(machine, y)).toEqual(expected);
    // Asleep by now, and woken again.
    await pause(30);
    machine.run(0);
    expect(read(machine, y)).toEqual(expected.map((v) => 2 * v));
    threads!.close();
    expect([machine.threads, threads!.joined]).toEqual([1, 1]);
    machine.run(0);
    expect(read(machine, y)).toEqual(expected.map((v) => 3 * v));
  },
);

test("a machine without threads runs alone, and one that is destroyed refuses", () => {
  const { machine, y, expected } = rounds(undefined);
  machine.run(0);
  expect(read(machine, y)).toEqual(expected);
  machine.destroy();
  machine.destroy();
  expect(() => machine.run(0)).toThrow(
    new Error("run: this machine is destroyed; create a new one"),
  );
});

test("workers that one machine has let go serve the next one", async () => {
  const started: Worker[] = [];
  const threads = createThreads({
    count: 2,
    createWorker: () => {
      const worker = createWorker();
      started.push(worker);
      return worker;
    },
  });
  const make = () => machineOf((arena) => [call(sumDoubles, takeAll(arena))], { threads });
  const takeAll = (arena: ReturnType<typeof createArena>) => ({
    x: arena.take(8),
    count: arena.take(4),
    out: arena.take(8),
  });
  const first = make();
  first.destroy(); // perhaps before its worker has started
  const second = make();
  while (second.threads < 2) await pause(5);
  second.run(0);
  second.destroy();
  const third = make();
  while (third.threads < 2) await pause(5);
  third.run(0);
  expect(started).toHaveLength(1);
  threads.close();
});

test("createMachine(arena, programs, { fast }) has fast arithmetic where the engine can", () => {
  const program = () => [call(sumDoubles, { x: 8192, count: 8256, out: 8192 })];
  const machine = machineOf(program, { fast: true });
  expect(machine.fast).toBe(fastSupported());
  expect(machineOf(program).fast).toBe(false);
});

test("createMachine refuses programs without a call", () => {
  expect(() => machineOf(() => [])).toThrow(
    new RangeError("createMachine: programs must have at least one call; got none"),
  );
});
