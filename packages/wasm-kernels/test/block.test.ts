import golden from "@inkwash/golden/block.json" with { type: "json" };
import { createKernels, type Address } from "@inkwash/wasm-kernels";
import fc from "fast-check";
import { expect, test } from "vitest";

const kernels = createKernels();
const full = process.env["INKWASH_TIER"] === "full";

test.each(golden.cases)(
  "fillWords(out of $n, block of seed $seed, $stream at $index) is the Python script's",
  ({ seed, stream, index, n, first, sum }) => {
    const address: Address = {
      generator: "block",
      key: [seed >>> 0, Math.floor(seed / 2 ** 32)],
      stream: [stream[0]!, stream[1]!],
      index,
    };
    const words = kernels.fillWords(new Uint32Array(n), address);
    expect(Array.from(words.slice(0, 8))).toEqual(first);
    const found = words.reduce((total, word, i) => (total + Math.imul(i + 1, word)) >>> 0, 0);
    expect(found).toBe(sum);
  },
);

test.each(["fillUniform", "fillNormal"] as const)(
  "%s(out, address of a block) in pieces equals one fill, wherever it is cut",
  (fill) => {
    const draw = (index: number, n: number): number[] => [
      ...kernels[fill](new Float32Array(n), {
        generator: "block",
        key: [3, 1],
        stream: [4, 1],
        index,
      }),
    ];
    const size = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), size, size, (index, a, b) => {
        expect([...draw(index, a), ...draw(index + a, b)]).toEqual(draw(index, a + b));
      }),
      { seed: 1, numRuns: full ? 1000 : 40 },
    );
  },
);

test("an address of another generator is refused", () => {
  const address = { generator: "pcg", key: [0, 0], stream: [0, 0], index: 0 } as never;
  expect(() => kernels.fillNormal(new Float32Array(1), address)).toThrow(
    new RangeError('fillNormal: generator must be "block" or left out; got pcg'),
  );
});
