// Where the promise of 8 ulps comes from: WGSL lets a device contract a product and a sum into one
// rounding, and be off by two ulps in a square root. Here every sum is contracted and every root is
// off, and the normals are compared with those of one rounding per operation.
import golden from "@inkwash/golden/kernels.json" with { type: "json" };
import { ulps32 } from "@inkwash/matchers";
import { expect, test } from "vitest";

const { fround } = Math;
const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);
const bitsOf = (x: number): number => ((float[0] = x), bits[0]!);
const floatOf = (b: number): number => ((bits[0] = b), float[0]!);

const logarithm = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1,
  -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(fround);
const sine = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1].map(fround);
const cosine = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2].map(fround);

/** A device: how it computes a b + c, and how many ulps its square roots are off. */
interface Device {
  readonly multiplyAdd: (a: number, b: number, c: number) => number;
  readonly offRoot: number;
}
const strict: Device = { multiplyAdd: (a, b, c) => fround(fround(a * b) + c), offRoot: 0 };
// A product of two float32 numbers is exact in float64.
const contracted: Device = { multiplyAdd: (a, b, c) => fround(a * b + c), offRoot: 0 };

function normalPair(
  v: number,
  w: number,
  { multiplyAdd, offRoot }: Device,
): readonly [number, number] {
  const horner = (x: number, coefficients: readonly number[]): number =>
    coefficients.slice(1).reduce((y, c) => multiplyAdd(y, x, c), coefficients[0]!);
  const u = bitsOf(fround((v >>> 8) * 2 ** -24) + ((v & 0xff) + 0.5) * 2 ** -32);
  const e = (u - 0x3f3504f3) >> 23;
  const x = floatOf(u - (e << 23)) - 1;
  const z = fround(x * x);
  let y = fround(fround(horner(x, logarithm) * x) * z);
  y = multiplyAdd(e, fround(-2.1219444e-4), y);
  y = multiplyAdd(-0.5, z, y);
  const square = -2 * multiplyAdd(e, fround(0.693359375), fround(x + y));
  const root = fround(Math.sqrt(square));
  const r = root === 0 ? 0 : floatOf(bitsOf(root) + offRoot);

  const a = fround((((w >>> 5) & 0x1fffffe) - 0xffffff) * fround((Math.PI / 4) * 2 ** -24));
  const zz = fround(a * a);
  const s = multiplyAdd(fround(horner(zz, sine) * zz), a, a);
  const c = multiplyAdd(-0.5, zz, fround(fround(horner(zz, cosine) * zz) * zz));
  const [p, q] = [fround(r * fround(c + 1)), fround(r * s)];
  return (
    [
      [p, q],
      [-q, p],
      [-p, -q],
      [q, -p],
    ] as const
  )[(w >>> 30) as 0 | 1 | 2 | 3];
}

/** The largest distance from the strict normals over `count` pairs, a half of them in the tails. */
function farthest(device: Device, count: number): number {
  let state = 1;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    const mixed = Math.imul(state ^ (state >>> 16), 0x7feb352d);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  let most = 0;
  for (let i = 0; i < count; i++) {
    const small = next() >>> (next() % 25);
    const v = i % 4 === 0 ? small : i % 4 === 1 ? ~small >>> 0 : next();
    const w = next();
    const expected = normalPair(v, w, strict);
    const actual = normalPair(v, w, device);
    for (const k of [0, 1] as const) most = Math.max(most, ulps32(actual[k], expected[k]));
  }
  return most;
}

const count = process.env["INKWASH_TIER"] === "full" ? 6_000_000 : 200_000;

test("normals with one rounding per operation are those of kernels.json", () => {
  const { words, normals } = golden.cases.find(({ index }) => index === 4)!.first;
  const pairs = [0, 2].flatMap((i) => normalPair(words[i]!, words[i + 1]!, strict));
  expect(pairs.map((z) => bitsOf(z) >>> 0)).toEqual(normals);
});

test.each([
  ["every product and sum contracted", contracted, 3],
  ["square roots two ulps too small as well", { ...contracted, offRoot: -2 }, 6],
  ["square roots two ulps too large as well", { ...contracted, offRoot: 2 }, 6],
])("normals with %s stay within the ulps that the README says", (_, device, ulps) => {
  const most = farthest(device, count);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(ulps);
});
