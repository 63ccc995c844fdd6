import { cos, log, sin } from "@inkwash/special";
import { expect, test } from "vitest";
import { philox } from "@inkwash/random";
import { normals32 } from "../src/normal32.ts";

const PAIRS = process.env["INKWASH_TIER"] === "full" ? 1_000_000 : 50_000;

/** Box and Muller in float64 for two words, from the float32 uniform that the definition rounds. */
function exactPair(word0: number, word1: number): readonly [number, number] {
  const u = Math.fround((word0 + 0.5) / 2 ** 32);
  const quarter = Math.floor(word1 / 2 ** 30);
  const within = (((word1 >>> 6) & 0xffffff) + 0.5) / 2 ** 24 - 0.5;
  const angle = ((quarter + within) * Math.PI) / 2;
  const radius = Math.sqrt(-2 * log(u));
  return [radius * cos(angle), radius * sin(angle)];
}

test("float32 normals are within 2.7e-7, relative, of Box and Muller in float64", () => {
  const rng = philox(31);
  const words = new Uint32Array(4);
  const out = new Float32Array(4);
  let worst = 0;
  for (let i = 0; i < PAIRS; i++) {
    for (let j = 0; j < 4; j++) words[j] = rng.nextUint32();
    normals32(words, out);
    const exact = [...exactPair(words[0]!, words[1]!), ...exactPair(words[2]!, words[3]!)];
    for (let j = 0; j < 4; j++) {
      worst = Math.max(worst, Math.abs(out[j]! - exact[j]!) / Math.abs(exact[j]!));
    }
  }
  expect(worst).toBeLessThan(2.7e-7);
});

test("float32 normals of the smallest and the largest words are finite, up to 6.764", () => {
  const out = new Float32Array(4);
  const edges = [0, 1, 255, 256, 0x7fffffff, 0x80000000, 0xffffff7f, 0xffffff80, 0xffffffff];
  for (const word0 of edges) {
    for (const word1 of edges) {
      normals32(Uint32Array.of(word0, word1, word0, word1), out);
      for (const value of out) expect(Math.abs(value)).toBeLessThan(6.764);
    }
  }
  normals32(Uint32Array.of(0, 0x1fffffff, 0, 0), out);
  // sqrt(-2 ln 2^-33)
  expect(out[0]).toBeCloseTo(6.7637, 3);
});

test("the quadrants of float32 normals turn the pair by quarters", () => {
  const base = new Float32Array(4);
  const turned = new Float32Array(4);
  for (const word1 of [0x01234567, 0x2abcdef0]) {
    normals32(Uint32Array.of(0x12345678, word1, 0x12345678, word1 + 2 ** 31), base);
    expect([base[2], base[3]]).toEqual([-base[0]!, -base[1]!]);
    normals32(Uint32Array.of(0x12345678, word1 + 2 ** 30, 0x12345678, word1 + 3 * 2 ** 30), turned);
    expect([turned[0], turned[1]]).toEqual([-base[1]!, base[0]]);
    expect([turned[2], turned[3]]).toEqual([base[1], -base[0]!]);
  }
});
