import golden from "@inkwash/golden/block.json" with { type: "json" };
import { block, philox, type BlockStream } from "@inkwash/random";
import fc from "fast-check";
import { expect, test } from "vitest";
import { normals32 } from "../src/normal32.ts";
import { advance, writeWords } from "../src/xoshiro.ts";

const full = process.env["INKWASH_TIER"] === "full";

const wordsOf = (rng: BlockStream, n: number): number[] =>
  Array.from({ length: n }, () => rng.nextUint32());

test("four lanes of one state give the words of the reference xoshiro128++", () => {
  const state = new Uint32Array(16);
  for (let j = 0; j < 4; j++) state.fill(j + 1, 4 * j, 4 * j + 4);
  const out = new Uint32Array(4);
  for (const word of golden.known) {
    writeWords(state, out);
    expect([...out]).toEqual([word, word, word, word]);
    advance(state);
  }
});

test.each(golden.cases)(
  "block($seed, $stream) from $index on is the Python script's, $n words",
  ({ seed, stream, index, n, first, sum }) => {
    const rng = block(seed, { stream: [stream[0]!, stream[1]!] }).at(index);
    const drawn = wordsOf(rng, n);
    expect(drawn.slice(0, 8)).toEqual(first);
    const found = drawn.reduce((total, word, i) => (total + Math.imul(i + 1, word)) >>> 0, 0);
    expect(found).toBe(sum);
    expect(rng.index).toBe(index + n);
  },
);

test.each(golden.forks)("block($seed).fork($key) is named as in Python", (c) => {
  const child = block(c.seed, { stream: [c.stream[0]!, c.stream[1]!] }).fork(c.key);
  expect(child.stream).toEqual(c.name);
  expect([child.index, child.key, child.generator]).toEqual([0, block(c.seed).key, "block"]);
});

test("fills are those of philox over the words of the block", () => {
  const n = 1000;
  const words = wordsOf(block(5).at(40), n);
  expect([...block(5).at(40).fillUniform(new Float32Array(n))]).toEqual(
    words.map((word) => (word >>> 8) / 2 ** 24),
  );
  const normals = new Float32Array(n);
  for (let i = 0; i < n; i += 4) {
    normals32(Uint32Array.from(words.slice(i, i + 4)), normals.subarray(i, i + 4));
  }
  expect(block(5).at(40).fillNormal(new Float32Array(n))).toEqual(normals);
  expect([...block(5).at(40).fillUniform(new Float64Array(2))]).toEqual(
    [0, 2].map((i) => ((words[i]! >>> 5) * 2 ** 26 + (words[i + 1]! >>> 6)) / 2 ** 53),
  );
});

test("fills in parts, in any order and backwards, equal the whole", () => {
  const whole = block(6).fillNormal(new Float32Array(3500));
  const size = fc.integer({ min: 0, max: 700 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2000 }), size, size, (start, a, b) => {
      const rng = block(6).at(start);
      const parts = [rng.fillNormal(new Float32Array(a)), rng.fillNormal(new Float32Array(b))];
      expect(parts.flatMap((part) => [...part])).toEqual(
        Array.from(whole.slice(start, start + a + b)),
      );
      const back = rng.at(Math.floor(start / 2));
      expect(back.fillNormal(new Float32Array(1))[0]).toBe(whole[Math.floor(start / 2)]);
    }),
    { seed: 20261122, numRuns: full ? 2000 : 100 },
  );
});

test("a stream draws backwards too: words before words of the same block", () => {
  const rng = block(8);
  const forward = wordsOf(rng, 600);
  const from = rng.at(0);
  for (const i of [599, 300, 299, 256, 255, 3, 2, 0])
    expect(from.at(i).nextUint32()).toBe(forward[i]);
});

test("block(seed) and philox(seed) and their forks share no numbers", () => {
  const seen = new Set<number>();
  const streams = [block(1), philox(1), block(1).fork(0), philox(1).fork(0), block(1).fork("0")];
  for (const rng of streams) for (let i = 0; i < 200; i++) seen.add(rng.nextUint32());
  // 1000 words of 2^32: two meet in fewer than one of 8,000 seeds.
  expect(seen.size).toBe(1000);
});

test("block(seed) refuses what philox(seed) refuses, and ends at 2^53", () => {
  expect(() => block(-1)).toThrow(
    new RangeError("block: seed must be an integer in [0, 2^53); got -1"),
  );
  expect(() => block(1, { stream: [0] as never })).toThrow(
    new RangeError("block: stream must have 2 words; got 1"),
  );
  const last = block(1).at(2 ** 53 - 1);
  last.nextUint32();
  expect(() => last.nextUint32()).toThrow(
    new RangeError("nextUint32: the stream ends at index 2^53; draw from a fork"),
  );
});
