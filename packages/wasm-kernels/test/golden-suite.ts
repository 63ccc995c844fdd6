import "@inkwash/matchers";
import golden from "@inkwash/golden/kernels.json" with { type: "json" };
import { createKernels, type Address, type Kernels } from "@inkwash/wasm-kernels";
import { describe, expect, test } from "vitest";

type Case = (typeof golden.cases)[number];

export const addressOf = ({ key, stream, index }: Omit<Case, "n" | "sums" | "first">): Address => ({
  key: [key[0]!, key[1]!],
  stream: [stream[0]!, stream[1]!],
  index,
});

/** sum of (i + 1) * word_i modulo 2^32. */
export function checksum(values: Uint32Array | Float32Array): number {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  let sum = 0;
  for (let i = 0; i < words.length; i++) sum = (sum + Math.imul(i + 1, words[i]!)) >>> 0;
  return sum;
}

/** The data and the rates of the golden jumps. */
function jumpOf({ n }: Case): { x: Float32Array; signal: number[]; noise: number[] } {
  const rows = n % 5 === 0 ? [0, 1, 2, 3, 4] : [0];
  return {
    x: Float32Array.from({ length: n }, (_, i) => (((i * 7919) % 2001) - 1000) / 250),
    signal: rows.map((row) => (row + 11) / 16),
    noise: rows.map((row) => (row + 3) / 8 - 0.2),
  };
}

const made: {
  [name in keyof Case["sums"]]: (kernels: Kernels, c: Case) => Uint32Array | Float32Array;
} = {
  words: (kernels, c) => kernels.fillWords(new Uint32Array(c.n), addressOf(c)),
  uniforms: (kernels, c) => kernels.fillUniform(new Float32Array(c.n), addressOf(c)),
  normals: (kernels, c) => kernels.fillNormal(new Float32Array(c.n), addressOf(c)),
  jump: (kernels, c) => {
    const { x, ...rates } = jumpOf(c);
    return kernels.jump(x, addressOf(c), rates);
  },
};

/** The same numbers as NumPy's, to the last bit: they must not change except in a major version. */
export function goldenSuite(): void {
  const kernels = createKernels();
  for (const [name, make] of Object.entries(made) as [keyof typeof made, typeof made.words][]) {
    describe(`${name} of kernels.json`, () => {
      test.each(golden.cases)("n = $n at $index of $key, $stream: every bit", (c) => {
        const values = make(kernels, c);
        expect([...new Uint32Array(values.buffer, 0, Math.min(4, c.n))]).toEqual(c.first[name]);
        expect(checksum(values)).toBe(c.sums[name]);
      });
    });
  }

  test("fillNormal(out, address) keeps its bits and 3e-6 of the exact value beyond 5 sigma", () => {
    expect(golden.tails.found.length).toBe(15);
    for (const { index, bits, exact } of golden.tails.found) {
      const z = kernels.fillNormal(new Float32Array(1), addressOf({ ...golden.tails, index }));
      expect(new Uint32Array(z.buffer)[0]).toBe(bits);
      expect(z).toBeAllClose([exact], { atol: 3e-6 });
    }
  });
}
