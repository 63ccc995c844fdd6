import golden from "@inkwash/golden/philox.json" with { type: "json" };
import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import { expect, test } from "vitest";
import { normals32 } from "../src/normal32.ts";
import { bitsOf, digest } from "./digest.ts";

test.for(golden.streams)(
  "the stream of seed $seed, $stream from $index on is that of the Python script, bit for bit",
  ({ seed, stream, index, words, normals32, uniforms64, normals64 }) => {
    const from = philox(seed, { stream: [stream[0]!, stream[1]!] }).at(index);
    const drawn = words.map(
      (
        (rng) => () =>
          rng.nextUint32()
      )(from.at(index)),
    );
    expect(drawn).toEqual(words);
    const uniforms32 = from.at(index).fillUniform(new Float32Array(24));
    expect([...uniforms32]).toEqual(words.map((word) => Math.floor(word / 256) / 2 ** 24));
    expect(bitsOf(from.at(index).fillNormal(new Float32Array(24)))).toEqual(normals32);
    expect([...from.at(index).fillUniform(new Float64Array(12))]).toEqual(uniforms64);
    // The script rounds once at the end; here the logarithm, the angle and both factors round.
    expect(from.at(index).fillNormal(new Float64Array(12))).toBeAllClose(normals64, {
      rtol: 1e-15,
      atol: 2e-15,
    });
  },
);

test.for(golden.forks)(
  "philox($seed, { stream: $stream }).fork($key) is the stream of the Python script",
  ({ seed, stream, key, name }) => {
    const child = philox(seed, { stream: [stream[0]!, stream[1]!] }).fork(key);
    expect(child.stream).toEqual(name);
    expect(child.index).toBe(0);
  },
);

test("float32 normals of extreme words are those of NumPy's float32 arithmetic", () => {
  const { words, bits } = golden.pairs;
  const out = new Float32Array(4);
  for (let i = 0; i < words.length; i += 4) {
    normals32(Uint32Array.from(words.slice(i, i + 4)), out);
    expect(bitsOf(out)).toEqual(bits.slice(i, i + 4));
  }
});

test("a million words and float32 normals have the digests of the Python script", () => {
  const rng = philox(golden.million.seed);
  const words = Uint32Array.from({ length: 1e6 }, () => rng.nextUint32());
  expect(digest(words)).toBe(golden.million.words);
  const normals = philox(golden.million.seed).fillNormal(new Float32Array(1e6));
  expect(digest(new Uint32Array(normals.buffer))).toBe(golden.million.normals32);
});
