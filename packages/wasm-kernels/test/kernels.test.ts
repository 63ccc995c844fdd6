import { createKernels } from "@inkwash/wasm-kernels";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { goldenSuite } from "./golden-suite.ts";

goldenSuite();

const kernels = createKernels();
const seed = { key: [3, 1], stream: [4, 1] } as const;
const full = process.env["INKWASH_TIER"] === "full";

describe("fills", () => {
  test.each(["fillUniform", "fillNormal"] as const)(
    "%s(out, address) in pieces equals one fill, wherever it is cut",
    (fill) => {
      const draw = (index: number, n: number): number[] => [
        ...kernels[fill](new Float32Array(n), { ...seed, index }),
      ];
      const start = fc.integer({ min: 0, max: 2 ** 40 });
      const size = fc.integer({ min: 0, max: 5000 });
      fc.assert(
        fc.property(start, size, size, (index, a, b) => {
          expect([...draw(index, a), ...draw(index + a, b)]).toEqual(draw(index, a + b));
        }),
        { seed: 1, numRuns: full ? 1000 : 60 },
      );
    },
  );

  test("fillNormal(view, address) writes the view and nothing around it", () => {
    const whole = new Float32Array(20).fill(7);
    kernels.fillNormal(whole.subarray(3, 14), { ...seed, index: 1 });
    expect([...whole.subarray(0, 3), ...whole.subarray(14)]).toEqual(Array(9).fill(7));
    expect(whole.subarray(3, 14)).toEqual(
      kernels.fillNormal(new Float32Array(11), { ...seed, index: 1 }),
    );
  });

  test("fillWords(out, address) is word >>> 8 of fillUniform(out, address)", () => {
    const at = { ...seed, index: 5 };
    const words = kernels.fillWords(new Uint32Array(999), at);
    const uniforms = kernels.fillUniform(new Float32Array(999), at);
    expect([...uniforms]).toEqual([...words].map((word) => (word >>> 8) / 2 ** 24));
  });

  test("fillNormal(out, address) has the moments of a standard normal", () => {
    const n = full ? 1e7 : 1e6;
    const z = kernels.fillNormal(new Float32Array(n), { ...seed, index: 0 });
    const mean = (power: number): number => z.reduce((sum, v) => sum + v ** power, 0) / n;
    // Five standard errors: a right generator fails one seed in 300,000 (per moment one in 1.7e6).
    for (const [power, expected, variance] of [
      [1, 0, 1],
      [2, 1, 2],
      [3, 0, 15],
      [4, 3, 96],
    ] as const) {
      expect(Math.abs(mean(power) - expected)).toBeLessThan(5 * Math.sqrt(variance / n));
    }
  });

  test.each([0, 1])("fill*(empty array) at %i returns it", (index) => {
    expect(kernels.fillNormal(new Float32Array(0), { ...seed, index })).toHaveLength(0);
    expect(kernels.fillWords(new Uint32Array(0), { ...seed, index })).toHaveLength(0);
  });
});

describe("jump", () => {
  const x = Float32Array.from({ length: 5003 }, (_, i) => (i - 2500) / 333);
  const z = kernels.fillNormal(new Float32Array(x.length), { ...seed, index: 9 });
  const rounded = (signal: number, noise: number): Float32Array =>
    x.map((v, i) =>
      Math.fround(Math.fround(Math.fround(signal) * v) + Math.fround(Math.fround(noise) * z[i]!)),
    );

  test("jump(x, z, rates) rounds each product and the sum once", () => {
    expect(kernels.jump(x, z, { signal: 0.8, noise: 0.6 })).toEqual(rounded(0.8, 0.6));
  });
  test("jump(x, address, rates) equals jump with the normals of that address", () => {
    expect(kernels.jump(x, { ...seed, index: 9 }, { signal: 0.8, noise: 0.6 })).toEqual(
      rounded(0.8, 0.6),
    );
  });
  test("jump(x, z, { out }) may write to x or to z", () => {
    const [first, second] = [x.slice(), z.slice()];
    expect(kernels.jump(first, z, { signal: 2, noise: 3, out: first })).toBe(first);
    expect(kernels.jump(x, second, { signal: 2, noise: 3, out: second })).toBe(second);
    expect(first).toEqual(rounded(2, 3));
    expect(second).toEqual(first);
  });
  test("jump(x, z, { signal: [...] }) holds each rate for one row, beside a single number", () => {
    const rows = 5003; // rows of one element
    const signal = Float64Array.from({ length: rows }, (_, row) => row / rows);
    const mixed = kernels.jump(x, z, { signal, noise: 0.5 });
    expect([...mixed]).toEqual(
      [...x].map((v, i) =>
        Math.fround(Math.fround(Math.fround(signal[i]!) * v) + Math.fround(0.5 * z[i]!)),
      ),
    );
  });
  test("jump(empty, ...) is empty", () => {
    const none = new Float32Array(0);
    expect(kernels.jump(none, none, { signal: [], noise: 1 })).toHaveLength(0);
  });
});
