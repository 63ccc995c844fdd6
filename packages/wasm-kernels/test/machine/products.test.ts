import {
  call,
  outerProduct,
  product,
  sumRows,
  transpose,
  type ProductEnd,
} from "@inkwash/wasm-kernels/machine";
import { describe, expect, test } from "vitest";
import { fill, machineOf, matrix, read, type Panels } from "./matrices.ts";

// Small integers, so that every sum is exact in whatever order and rounding.
const a = (r: number, k: number): number => ((r * 31 + k * 17) % 13) - 6;
const b = (k: number, n: number): number => ((n * 13 + k * 7) % 11) - 5;
const c = (r: number, n: number): number => ((r * 5 + n * 3) % 7) - 3;

const shapes = [4, 8, 12, 20, 196, 388].flatMap((rows) =>
  [1, 2, 3, 7, 8, 9, 130].flatMap((k) => [1, 3, 8, 17].map((n) => [rows, k, n] as const)),
);
const modes = [false, true];

describe.each(modes)("fast: %s", (fast) => {
  test.each(["store", "add", "scale", "scale-pair"] as const)(
    "product(%s) is exact for small integers in 168 shapes",
    (end: ProductEnd) => {
      for (const [rows, k, n] of shapes) {
        let [x, w, y, p, q, d, bias]: Panels[] = [];
        let units = 0;
        const machine = machineOf(
          (arena) => {
            units = arena.take(4);
            x = matrix(arena, rows, k);
            w = matrix(arena, k, n);
            [y, p, q, d] = [0, 0, 0, 0].map(() => matrix(arena, rows, n));
            bias = matrix(arena, 1, n);
            return [
              call(product(end), {
                units,
                unitRows: 4,
                a: x.address,
                aStride: x.stride,
                b: w.address,
                bStride: w.stride,
                k,
                c: y!.address,
                cStride: y!.stride,
                panels: y!.panels,
                bias: bias.address,
                p: p!.address,
                q: q!.address,
                d: d!.address,
              }),
            ];
          },
          { fast },
        );
        machine.integers[units / 4] = rows / 4;
        fill(machine, x!, a);
        fill(machine, w!, b);
        fill(machine, bias!, c);
        fill(machine, y!, c);
        fill(machine, p!, b);
        fill(machine, q!, a);
        machine.run(0);
        const sums = Array.from({ length: rows * n }, (_, i) => {
          const [r, col] = [Math.floor(i / n), i % n];
          let sum = c(0, col);
          for (let j = 0; j < k; j++) sum += a(r, j) * b(j, col);
          return [sum, c(r, col), b(r, col), a(r, col)] as const;
        });
        const scaled = end === "scale" || end === "scale-pair";
        const expected = sums.map(([s, old, f]) => (scaled ? s * f : end === "add" ? s + old : s));
        expect(
          read(machine, y!).map((v) => v + 0),
          `${rows} ${k} ${n}`,
        ).toEqual(expected.map((v) => v + 0));
        if (end === "scale-pair") {
          expect(read(machine, d!).map((v) => v + 0)).toEqual(sums.map(([s, , , f]) => s * f + 0));
        }
      }
    },
  );

  test("outerProduct and sumRows are exact for small integers in 168 shapes", () => {
    for (const [rows, k, n] of shapes) {
      let [x, y, w, sums]: Panels[] = [];
      let units = 0;
      const machine = machineOf(
        (arena) => {
          units = arena.take(4);
          x = matrix(arena, rows, k);
          y = matrix(arena, rows, n);
          w = matrix(arena, k, n);
          sums = matrix(arena, 1, n);
          const shared = { units, unitRows: 4, y: y.address, yStride: y.stride, panels: y.panels };
          return [
            call(outerProduct, {
              ...shared,
              x: x.address,
              xStride: x.stride,
              k,
              out: w.address,
              outStride: w.stride,
            }),
            call(sumRows, { ...shared, out: sums.address }),
          ];
        },
        { fast },
      );
      machine.integers[units / 4] = rows / 4;
      fill(machine, x!, a);
      fill(machine, y!, c);
      machine.run(0);
      const total = (of: (r: number) => number): number => {
        let sum = 0;
        for (let r = 0; r < rows; r++) sum += of(r);
        return sum + 0;
      };
      const expected = Array.from({ length: k * n }, (_, i) =>
        total((r) => a(r, Math.floor(i / n)) * c(r, i % n)),
      );
      expect(
        read(machine, w!).map((v) => v + 0),
        `${rows} ${k} ${n}`,
      ).toEqual(expected);
      expect(read(machine, sums!).map((v) => v + 0)).toEqual(
        Array.from({ length: n }, (_, i) => total((r) => c(r, i))),
      );
    }
  });
});

test("transpose turns a matrix of whole panels, and twice gives it back", () => {
  let [x, y, z]: Panels[] = [];
  const machine = machineOf((arena) => {
    x = matrix(arena, 24, 40);
    y = matrix(arena, 40, 24);
    z = matrix(arena, 24, 40);
    return [
      call(transpose, { from: x.address, to: y.address, rowPanels: 3, columnPanels: 5 }),
      call(transpose, { from: y.address, to: z.address, rowPanels: 5, columnPanels: 3 }),
    ];
  });
  fill(machine, x!, (r, col) => 100 * r + col);
  machine.run(0);
  expect(read(machine, y!)).toEqual(
    Array.from({ length: 24 * 40 }, (_, i) => 100 * (i % 24) + Math.floor(i / 24)),
  );
  expect(read(machine, z!)).toEqual(read(machine, x!));
});
