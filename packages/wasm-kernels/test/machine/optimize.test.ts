import {
  adam,
  average,
  call,
  clip,
  createArena,
  createMachine,
  squares,
  sumDoubles,
} from "@inkwash/wasm-kernels/machine";
import "@inkwash/matchers";
import { describe, expect, test } from "vitest";

const count = 64;
const bytes = 4 * count;

/** Adam on 64 numbers, with the values that each array starts from. */
function setUp(of: (array: "p" | "g" | "m" | "v", i: number) => number, scale: number) {
  const arena = createArena();
  const [p, g, m, v] = [0, 0, 0, 0].map(() => arena.take(bytes)) as [
    number,
    number,
    number,
    number,
  ];
  const [settings, at, shares, mean] = [32, 8, 8, bytes].map((size) => arena.take(size)) as [
    ...[number, number, number, number],
  ];
  const machine = createMachine(arena, [
    [call(adam, { p, g, m, v, bytes, settings, scale: at })],
    [call(average, { p, average: mean, bytes, settings: shares, scale: at })],
  ]);
  const part = (address: number): Float32Array =>
    machine.floats.subarray(address / 4, address / 4 + count);
  const arrays = { p: part(p), g: part(g), m: part(m), v: part(v), average: part(mean) };
  for (const name of ["p", "g", "m", "v"] as const) {
    for (let i = 0; i < count; i++) arrays[name][i] = of(name, i);
  }
  machine.doubles[at / 8] = scale;
  const set = (...values: number[]): void => machine.floats.set(values, settings / 4);
  machine.floats.set([0.1, 0.9], shares / 4);
  return { machine, arrays, set };
}

describe("adam", () => {
  const start = (array: string, i: number): number =>
    ({ p: Math.sin(i), g: Math.cos(3 * i), m: Math.sin(5 * i) / 10, v: (i % 7) / 100 })[array]!;
  const [beta1, beta2, stepSize, correction, epsilon, decay] = [0.9, 0.99, 0.01, 1.5, 1e-6, 0.999];

  test("adam is its formula to float32 rounding", () => {
    const { machine, arrays, set } = setUp(start, 0.5);
    set(beta1, 1 - beta1, beta2, 1 - beta2, stepSize, correction, epsilon, decay);
    machine.run(0);
    const expected = Array.from({ length: count }, (_, i) => {
      const g = 0.5 * start("g", i);
      const m = beta1 * start("m", i) + (1 - beta1) * g;
      const v = beta2 * start("v", i) + (1 - beta2) * g * g;
      return {
        m,
        v,
        p: decay * start("p", i) - (stepSize * m) / (Math.sqrt(v) * correction + epsilon),
      };
    });
    expect(arrays.m).toBeAllClose(
      expected.map(({ m }) => m),
      { rtol: 1e-6, atol: 1e-8 },
    );
    expect(arrays.v).toBeAllClose(
      expected.map(({ v }) => v),
      { rtol: 1e-6 },
    );
    expect(arrays.p).toBeAllClose(
      expected.map(({ p }) => p),
      { rtol: 1e-6, atol: 1e-6 },
    );
    machine.run(1);
    expect(arrays.average).toBeAllClose(
      arrays.p.map((value) => 0.1 * value),
      { rtol: 1e-6 },
    );
  });

  test("adam and average do nothing where the scale is negative", () => {
    const { machine, arrays, set } = setUp(start, -1);
    set(beta1, 1 - beta1, beta2, 1 - beta2, stepSize, correction, epsilon, decay);
    machine.run(0);
    machine.run(1);
    expect([...arrays.p]).toEqual(
      Array.from({ length: count }, (_, i) => Math.fround(start("p", i))),
    );
    expect([...arrays.m]).toEqual(
      Array.from({ length: count }, (_, i) => Math.fround(start("m", i))),
    );
    expect(arrays.average.every((value) => value === 0)).toBe(true);
  });

  test("adam leaves no denormal numbers, and never divides by 0", () => {
    const tiny = (array: string): number => ({ p: 1, g: 1e-19, m: 2e-38, v: 1.2e-38 })[array]!;
    const { machine, arrays, set } = setUp(tiny, 1);
    set(beta1, 1 - beta1, 0.5, 0.5, stepSize, correction, 0, 1);
    for (let step = 0; step < 20; step++) machine.run(0);
    expect([...arrays.m, ...arrays.v].every((value) => value === 0)).toBe(true);
    expect(arrays.p.every(Number.isFinite)).toBe(true);
  });
});

test("squares, sumDoubles and clip: the norm of 10,000 numbers in chunks of 4,096", () => {
  const arena = createArena();
  const n = 10_000;
  const x = arena.take(4 * n);
  const [sums, chunks, sum, loss, limit, scale] = [24, 4, 8, 8, 8, 8].map((size) =>
    arena.take(size),
  ) as [...[number, number, number, number, number, number]];
  const machine = createMachine(arena, [
    [
      call(squares, { x, bytes: 4 * n, out: sums }),
      call(sumDoubles, { x: sums, count: chunks, out: sum }),
      call(clip, { sum, loss, limit, scale }),
    ],
  ]);
  const numbers = Float32Array.from({ length: n }, (_, i) => Math.sin(i));
  machine.floats.set(numbers, x / 4);
  machine.integers[chunks / 4] = 3;
  machine.doubles[limit / 8] = 2;
  machine.run(0);
  const exact = numbers.reduce((total, value) => total + value * value, 0);
  expect([machine.doubles[sum / 8]!]).toBeAllClose([exact], { rtol: 1e-6 });
  expect(machine.doubles[scale / 8]).toBe(2 / (Math.sqrt(machine.doubles[sum / 8]!) + 1e-6));
  machine.doubles[limit / 8] = Infinity;
  machine.run(0);
  expect(machine.doubles[scale / 8]).toBe(1);
  for (const bad of [NaN, Infinity, -Infinity]) {
    machine.doubles[loss / 8] = bad;
    machine.run(0);
    expect(machine.doubles[scale / 8]).toBe(-1);
  }
  machine.doubles[loss / 8] = 0;
  machine.floats[x / 4 + 5000] = NaN;
  machine.run(0);
  expect(machine.doubles[scale / 8]).toBe(-1);
});
