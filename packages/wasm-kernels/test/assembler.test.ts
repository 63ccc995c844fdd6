import { supported } from "@inkwash/wasm-kernels";
import { describe, expect, test } from "vitest";
import type { Code } from "../src/assembler/code.ts";
import * as atomic from "../src/assembler/atomic.ts";
import { drop, leave } from "../src/assembler/call.ts";
import * as f32 from "../src/assembler/f32.ts";
import * as f64 from "../src/assembler/f64.ts";
import type { Local } from "../src/assembler/local.ts";
import { repeatWhile, when, whilst } from "../src/assembler/loop.ts";
import * as f32x4 from "../src/assembler/f32x4.ts";
import { define } from "../src/assembler/function.ts";
import * as i32 from "../src/assembler/i32.ts";
import * as i32x4 from "../src/assembler/i32x4.ts";
import { signed, unsigned } from "../src/assembler/leb128.ts";
import { assemble } from "../src/assembler/module.ts";
import * as v128 from "../src/assembler/v128.ts";
import { instantiate, moduleBytes } from "../src/module.ts";

test("unsigned(624485) and signed(-123456) are the examples of DWARF and of Wikipedia", () => {
  expect(unsigned(624485)).toEqual([0xe5, 0x8e, 0x26]);
  expect(signed(-123456)).toEqual([0xc0, 0xbb, 0x78]);
  expect([0, 127, 128].map(unsigned)).toEqual([[0], [0x7f], [0x80, 1]]);
  expect([63, 64, -64, -65].map(signed)).toEqual([[63], [0xc0, 0], [0x40], [0xbf, 0x7f]]);
});

test("moduleBytes() are valid, and under the 4 KiB that old engines compile synchronously", () => {
  expect(supported()).toBe(true);
  expect(moduleBytes().length).toBeLessThan(4096);
});

describe("Random123's known answers for Philox4x32-10", () => {
  const wasm = instantiate();
  const known: readonly [string, readonly number[], readonly number[], string][] = [
    ["zeros", [0, 0], [0, 0, 0, 0], "6627e8d5 e169c58d bc57ac4c 9b00dbd8"],
    ["ones", [-1, -1], [-1, -1, -1, -1], "408f276d 41c83b0e a20bc7c6 6d5451fd"],
    [
      "pi",
      [0xa4093822, 0x299f31d0],
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      "d16cfe09 94fdcceb 5001e420 24126ea1",
    ],
  ];
  test.each(known)("words(key, counter) of %s", (_, [k0, k1], [c0, c1, c2, c3], answer) => {
    wasm.words(0, 128, k0!, k1!, c0!, c1!, c2!, c3!);
    const words = [...new Uint32Array(wasm.memory.buffer, 0, 4)];
    expect(words.map((word) => word.toString(16).padStart(8, "0")).join(" ")).toBe(answer);
  });
});

describe("instructions", () => {
  const a = Int32Array.of(1, -2, 0x7fffffff, -0x80000000);
  const b = Int32Array.of(5, 7, 3, 1);
  const f = Float32Array.of(0.1, -2.5, 1e30, 16);
  /** Runs an expression of the vectors at addresses 0, 16 and 32. */
  const result = (expression: (a: Code, b: Code, f: Code) => Code): ArrayBuffer => {
    const [x, y, z] = [0, 16, 32].map((place) => v128.load(i32.constant(place)));
    const run = define("run", () => v128.store(i32.constant(0), 48, expression(x!, y!, z!)));
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble(1, [run])));
    const { memory, run: call } = exports as { memory: WebAssembly.Memory; run: () => void };
    new Int32Array(memory.buffer).set([...a, ...b]);
    new Float32Array(memory.buffer).set(f, 8);
    call();
    return memory.buffer.slice(48, 64);
  };
  const integers: readonly [string, (a: Code, b: Code) => Code, readonly number[]][] = [
    ["i32x4.add", i32x4.add, [6, 5, -0x7ffffffe, -0x7fffffff]],
    ["i32x4.sub", i32x4.sub, [-4, -9, 0x7ffffffc, 0x7fffffff]],
    ["i32x4.lessUnsigned", i32x4.lessUnsigned, [-1, 0, 0, 0]],
    ["i32x4.shiftLeft", (x) => i32x4.shiftLeft(x, i32.constant(1)), [2, -4, -2, 0]],
    [
      "i32x4.shiftRightSigned",
      (x) => i32x4.shiftRightSigned(x, i32.constant(4)),
      [0, -1, 0x7ffffff, -0x8000000],
    ],
    [
      "i32x4.shiftRightUnsigned",
      (x) => i32x4.shiftRightUnsigned(x, i32.constant(4)),
      [0, 0xfffffff, 0x7ffffff, 0x8000000],
    ],
    ["i32x4.productsLow", i32x4.productsLow, [5, 0, -14, 6]],
    ["i32x4.productsHigh", i32x4.productsHigh, [0x7ffffffd, 1, -0x80000000, 0]],
    ["i32x4.splat", () => i32x4.splat(i32.constant(-5)), [-5, -5, -5, -5]],
    ["i32x4.constant", () => i32x4.constant(1, 2, 3, 4), [1, 2, 3, 4]],
    ["v128.and", v128.and, [1, 6, 3, 0]],
    ["v128.xor", v128.xor, [4, -7, 0x7ffffffc, -0x7fffffff]],
    ["v128.or", v128.or, [5, -1, 0x7fffffff, -0x7fffffff]],
    ["v128.andNot", v128.andNot, [0, -8, 0x7ffffffc, -0x80000000]],
    ["v128.loadSplat", () => v128.loadSplat(i32.constant(0), 4), [-2, -2, -2, -2]],
    ["f32x4.less", () => f32x4.less(f32x4.constant(1), f32x4.constant(2)), [-1, -1, -1, -1]],
    ["f32x4.atLeast", () => f32x4.atLeast(f32x4.constant(1), f32x4.constant(2)), [0, 0, 0, 0]],
    ["f32x4.equal", () => f32x4.equal(f32x4.constant(2), f32x4.constant(2)), [-1, -1, -1, -1]],
    ["v128.select", (x, y) => v128.select(i32x4.constant(0, -1, 0, 1), x, y), [5, -2, 3, 0]],
    ["v128.shuffle", (x, y) => v128.shuffle(x, y, [4, 0, 7, 1]), [5, 1, 1, -2]],
  ];
  test.each(integers)("%s", (_, expression, expected) => {
    expect([...new Int32Array(result(expression))]).toEqual(expected);
  });
  const floats: readonly [string, (a: Code, b: Code, f: Code) => Code, readonly number[]][] = [
    [
      "f32x4.add",
      (_, __, x) => f32x4.add(x, f32x4.constant(0.2)),
      [...f].map((v) => v + Math.fround(0.2)),
    ],
    [
      "f32x4.sub",
      (_, __, x) => f32x4.sub(x, f32x4.constant(0.2)),
      [...f].map((v) => v - Math.fround(0.2)),
    ],
    ["f32x4.mul", (_, __, x) => f32x4.mul(x, x), [...f].map((v) => v * v)],
    ["f32x4.sqrt", (_, __, x) => f32x4.sqrt(f32x4.mul(x, x)), [0.1, 2.5, Infinity, 16]],
    ["f32x4.splat", () => f32x4.splat(f32.constant(0.1)), [0.1, 0.1, 0.1, 0.1]],
    ["f32x4.extract", (_, __, x) => f32x4.splat(f32x4.extract(x, 1)), [-2.5, -2.5, -2.5, -2.5]],
    ["f32x4.abs", (_, __, x) => f32x4.abs(x), [0.1, 2.5, 1e30, 16]],
    ["f32x4.neg", (_, __, x) => f32x4.neg(x), [-0.1, 2.5, -1e30, -16]],
    ["f32x4.div", (_, __, x) => f32x4.div(x, f32x4.constant(3)), [...f].map((v) => v / 3)],
    ["f32x4.min", (_, __, x) => f32x4.min(x, f32x4.constant(1)), [0.1, -2.5, 1, 1]],
    ["f32x4.max", (_, __, x) => f32x4.max(x, f32x4.constant(1)), [1, 1, 1e30, 16]],
    ["f32x4.convert", (x) => f32x4.convert(x), [1, -2, 2 ** 31, -(2 ** 31)]],
  ];
  test.each(floats)("%s", (_, expression, expected) => {
    expect([...new Float32Array(result(expression))]).toEqual(expected.map(Math.fround));
  });

  /** Runs statements with an integer variable, which is then stored with its sign at 48. */
  const counted = (body: (n: Local) => Code): number => {
    const run = define("run", ({ integer }) => {
      const n = integer();
      return [...body(n), ...i32.store(i32.constant(0), 48, n.get)];
    });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble(1, [run])));
    const { memory, run: call } = exports as { memory: WebAssembly.Memory; run: () => void };
    call();
    return new Int32Array(memory.buffer)[12]!;
  };
  const c = i32.constant;
  const scalars: readonly [string, (n: Local) => Code, number][] = [
    ["i32.add, sub, mul", (n) => n.set(i32.mul(i32.add(c(5), c(2)), i32.sub(c(1), c(7)))), -42],
    ["i32.div", (n) => n.set(i32.div(c(-1), c(0x10000))), 0xffff],
    ["i32.and, or", (n) => n.set(i32.or(i32.and(c(12), c(6)), c(1))), 5],
    [
      "i32.shiftLeft, shiftRight",
      (n) => n.set(i32.shiftRight(i32.shiftLeft(c(-1), c(4)), c(28))),
      15,
    ],
    ["i32.less is unsigned", (n) => n.set(i32.less(c(1), c(-1))), 1],
    [
      "i32.equal, notEqual, isZero",
      (n) => n.set(i32.isZero(i32.add(i32.equal(c(1), c(2)), i32.notEqual(c(3), c(3))))),
      1,
    ],
    ["i32.select", (n) => n.set(i32.select(c(0), c(1), c(2))), 2],
    ["i32.load, store", (n) => [...i32.store(c(4), 8, c(77)), ...n.set(i32.load(c(8), 4))], 77],
    ["local.tee", (n) => i32.store(c(0), 0, n.tee(c(9))), 9],
    [
      "whilst tests before it runs",
      (n) => [...n.set(c(3)), ...whilst(i32.less(n.get, c(2)), n.set(c(0)))],
      3,
    ],
    ["whilst runs again", (n) => whilst(i32.less(n.get, c(10)), n.set(i32.add(n.get, c(3)))), 12],
    ["repeatWhile runs once at least", (n) => repeatWhile(c(0), n.set(i32.add(n.get, c(1)))), 1],
    [
      "when, with a rest",
      (n) => [...when(c(0), n.set(c(1)), n.set(c(2))), ...when(c(1), n.set(i32.add(n.get, c(5))))],
      7,
    ],
    [
      "f32.fromBits, add, mul, convert",
      (n) => [
        ...f32.store(
          c(0),
          0,
          f32.mul(f32.add(f32.fromBits(c(0x40000000)), f32.convert(c(1))), f32.constant(4)),
        ),
        ...n.set(i32.load(c(0))),
      ],
      0x41400000,
    ],
    [
      "f32.demote, f64.promote, convert",
      (n) => [
        ...f32.store(
          c(0),
          0,
          f32.demote(f64.add(f64.convert(c(3)), f64.promote(f32.constant(0.5)))),
        ),
        ...n.set(i32.load(c(0))),
      ],
      0x40600000,
    ],
    [
      "f64.sub, mul, div, sqrt, min, less",
      (n) =>
        n.set(
          f64.less(
            f64.min(f64.sqrt(f64.div(f64.constant(8), f64.constant(2))), f64.constant(3)),
            f64.sub(f64.mul(f64.constant(2), f64.constant(2)), f64.constant(1.5)),
          ),
        ),
      1,
    ],
    [
      "f64.load, store",
      (n) => [...f64.store(c(0), 8, f64.constant(2)), ...n.set(i32.load(c(0), 12))],
      0x40000000,
    ],
    [
      "atomic.add, load, store",
      (n) => [
        ...atomic.store(c(0), 0, c(5)),
        ...drop(atomic.add(c(0), 0, c(2))),
        ...n.set(atomic.load(c(0), 0)),
      ],
      7,
    ],
    ["atomic.notifyAll", (n) => n.set(atomic.notifyAll(c(0), 0)), 0],
    ["leave", (n) => [...n.set(c(4)), ...i32.store(c(0), 48, n.get), ...leave], 4],
  ];
  test.each(scalars)("%s", (_, body, expected) => {
    expect(counted(body)).toBe(expected);
  });
});
