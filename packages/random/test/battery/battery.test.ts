import { block, philox, type Stream } from "@inkwash/random";
import { describe, expect, test } from "vitest";
import { forkTest, normalTests, type FillNormal } from "./normals.ts";
import { wordTests, type Next } from "./words.ts";

const full = process.env["INKWASH_TIER"] === "full";
/** Words a test takes, about, and normals. */
const WORDS = full ? 3_000_000 : 300_000;
const NORMALS = full ? 12_000_000 : 1_000_000;

const TESTS = Object.keys(wordTests).length + Object.keys(normalTests).length + 1;
/**
 * Of 10,000 good generators one fails the whole battery (Bonferroni); the p-values are two-sided.
 * Seeds are fixed, so a generator that passes does so always.
 */
const ALARM = 1e-4 / TESTS;
/** A planted weakness must be caught by its test far beyond an accident. */
const CAUGHT = 1e-12;

describe.each([
  ["philox", philox(20261122)],
  ["block", block(20261122)],
] as [string, Stream][])("%s passes", (_, root) => {
  test.each(Object.entries(wordTests))("%s", (name, p) => {
    const rng = root.fork(name);
    expect(p(() => rng.nextUint32(), WORDS)).toBeGreaterThan(ALARM);
  });
  test.each(Object.entries(normalTests))("%s", (name, p) => {
    const rng = root.fork(name);
    expect(p((out) => rng.fillNormal(out), NORMALS)).toBeGreaterThan(ALARM);
  });
  test("correlations between forks", () => {
    const children = root.fork("forks");
    const p = forkTest((key) => {
      const child = children.fork(key);
      return (out) => child.fillNormal(out);
    }, NORMALS);
    expect(p).toBeGreaterThan(ALARM);
  });
});

describe("planted weak generators are caught", () => {
  /** x' = a x + c modulo 2^31. */
  const congruential = (a: number, c: number): Next => {
    let x = 1;
    return () => (x = (Math.imul(a, x) + c) & 0x7fffffff);
  };
  const good = (): Stream => philox(5).fork("good");

  test("the low bits of a congruential generator, by the rank of lowest bits", () => {
    const step = congruential(1103515245, 12345);
    const next: Next = () => (((step() & 0xffff) << 16) | (step() & 0xffff)) >>> 0;
    expect(wordTests["rank of lowest bits"]!(next, WORDS)).toBeLessThan(CAUGHT);
    expect(wordTests["runs of the lowest bit"]!(next, WORDS)).toBeLessThan(CAUGHT);
  });

  test("RANDU, by serial triples", () => {
    const step = congruential(65539, 0);
    const next: Next = () => step() * 2;
    expect(wordTests["serial triples, high bits"]!(next, WORDS)).toBeLessThan(CAUGHT);
  });

  test("a bit set 55 % of the time, by monobit frequency and serial pairs", () => {
    const rng = good();
    const next: Next = () => (rng.nextUint32() | (rng.nextUint32() < 2 ** 32 / 10 ? 1 : 0)) >>> 0;
    expect(wordTests["monobit frequency"]!(next, WORDS)).toBeLessThan(1e-5);
    expect(wordTests["serial pairs, low bits"]!(next, WORDS)).toBeLessThan(CAUGHT);
  });

  test("a counter in steps of the golden ratio, by birthday spacings and gaps", () => {
    let x = 0;
    const next: Next = () => (x = (x + 0x9e3779b9) >>> 0);
    expect(wordTests["birthday spacings"]!(next, WORDS)).toBeLessThan(CAUGHT);
    expect(wordTests["gaps"]!(next, WORDS)).toBeLessThan(CAUGHT);
    expect(wordTests["lag correlations"]!(next, WORDS)).toBeLessThan(CAUGHT);
  });

  test("rows that are sums of other rows, by the rank of 32 by 32 bits", () => {
    const rng = good();
    let [first, i] = [0, 0];
    const next: Next = () => {
      const word = i % 32 === 31 ? first : rng.nextUint32();
      first = i % 32 === 0 ? word : (first ^ word) >>> 0;
      i++;
      return word;
    };
    expect(wordTests["rank of 32 by 32 bits"]!(next, WORDS)).toBeLessThan(CAUGHT);
  });

  test("normals clipped at 4 sigma, by those beyond 4 sigma", () => {
    const rng = good();
    const clipped: FillNormal = (out) =>
      rng.fillNormal(out).map((z) => Math.max(-4, Math.min(4, z)));
    expect(normalTests["normals beyond 4 sigma"]!(clipped, NORMALS)).toBeLessThan(CAUGHT);
  });

  test("sums of four uniforms, by the chi-square of normals in bins and by Kolmogorov's test", () => {
    const rng = good();
    const sums: FillNormal = (out) => {
      const u = rng.fillUniform(new Float32Array(4 * out.length));
      return out.map(
        (_, i) => (u[4 * i]! + u[4 * i + 1]! + u[4 * i + 2]! + u[4 * i + 3]! - 2) * Math.sqrt(3),
      );
    };
    expect(normalTests["chi-square of normals in 162 bins"]!(sums, 500_000)).toBeLessThan(CAUGHT);
    expect(normalTests["Kolmogorov's test of normals"]!(sums, 20 * 300_000)).toBeLessThan(1e-5);
  });

  test("normals in a sum with the one before, by lag correlations of normals", () => {
    const rng = good();
    const smooth: FillNormal = (out) => {
      rng.fillNormal(out);
      for (let i = out.length - 1; i > 0; i--) out[i] = 0.99 * out[i]! + 0.14 * out[i - 1]!;
      return out;
    };
    expect(normalTests["lag correlations of normals"]!(smooth, NORMALS)).toBeLessThan(CAUGHT);
  });

  test("pairs of normals with the radius of the pair before, by lag correlations of their squares", () => {
    const rng = good();
    const paired: FillNormal = (out) => {
      rng.fillNormal(out);
      for (let i = 0; i + 3 < out.length; i += 4) {
        const scale = Math.sqrt(
          (out[i]! ** 2 + out[i + 1]! ** 2) / (out[i + 2]! ** 2 + out[i + 3]! ** 2),
        );
        out[i + 2]! *= scale;
        out[i + 3]! *= scale;
      }
      return out;
    };
    expect(normalTests["lag correlations of their squares"]!(paired, NORMALS)).toBeLessThan(CAUGHT);
  });

  test("forks that begin three numbers after one another, by correlations between forks", () => {
    const shifted = (key: number): FillNormal => {
      const child = good().at(3 * key);
      return (out) => child.fillNormal(out);
    };
    expect(forkTest(shifted, NORMALS)).toBeLessThan(CAUGHT);
  });

  test("forks with a twentieth of their variance in common, by correlations between forks", () => {
    const common = good().fork("common").fillNormal(new Float32Array(NORMALS));
    const related = (key: number): FillNormal => {
      const child = good().fork(key);
      return (out) =>
        child.fillNormal(out).map((z, i) => Math.sqrt(0.95) * z + Math.sqrt(0.05) * common[i]!);
    };
    expect(forkTest(related, NORMALS)).toBeLessThan(CAUGHT);
  });
});
