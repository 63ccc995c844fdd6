import { createHash } from "node:crypto";
import golden from "@inkwash/golden/digits.json" with { type: "json" };
import { strokeDigits } from "@inkwash/datasets";
import { digits } from "@inkwash/datasets/digits";
import { philox } from "@inkwash/random";
import { describe, expect, test } from "vitest";

const full = process.env["INKWASH_TIER"] === "full";
const sha256 = (bytes: Iterable<number>): string =>
  createHash("sha256").update(Uint8Array.from(bytes)).digest("hex");

describe("digits({ nClass })", () => {
  test.each(golden.sets)("is scikit-learn's load_digits(n_class=$nClass)", (expected) => {
    const { nClass, shape } = expected;
    const { data, label, ...rest } = digits({ nClass, values: "raw" });
    expect(rest).toMatchObject({ name: "digits", shape: [shape[0], 1, shape[1], shape[2]] });
    expect([...data.subarray(0, 64)]).toEqual(expected.first);
    expect([...data.subarray(-64)]).toEqual(expected.last);
    const sums = expected.pixelSums.map(() => 0);
    data.forEach((ink, i) => (sums[i % 64]! += ink));
    expect(sums).toEqual(expected.pixelSums);
    expect(sha256(data)).toBe(expected.sha256);
    expect(sha256(label!)).toBe(expected.labelSha256);
  });

  test("gives ink / 8 - 1 in [-1, 1] unless it is asked for raw values", () => {
    const raw = digits({ nClass: 2, values: "raw", precision: "float64" });
    const unit = digits({ nClass: 2 });
    expect(raw.data).toBeInstanceOf(Float64Array);
    expect([...unit.data]).toEqual([...raw.data].map((ink) => ink / 8 - 1));
  });

  test("refuses other numbers of classes", () => {
    for (const nClass of [0, 11, 2.5, NaN]) {
      expect(() => digits({ nClass })).toThrow(
        new RangeError(`digits: nClass must be an integer in [1, 10]; got ${nClass}`),
      );
    }
    expect(() => digits({ values: "byte" as never })).toThrow("digits: values must be");
  });
});

/** The share of `test` that its nearest neighbour in `train` classifies rightly. */
function nearest(train: ReturnType<typeof strokeDigits>, test: typeof train): number {
  const [known, asked] = [train.data, test.data];
  const d = known.length / train.shape[0]!;
  let right = 0;
  for (let i = 0; i < test.shape[0]!; i++) {
    let [best, found] = [Infinity, -1];
    for (let j = 0; j < train.shape[0]!; j++) {
      let sum = 0;
      for (let p = 0; p < d && sum < best; p++) {
        const gap = asked[i * d + p]! - known[j * d + p]!;
        sum += gap * gap;
      }
      if (sum < best) [best, found] = [sum, train.label![j]!];
    }
    if (found === test.label![i]) right++;
  }
  return right / test.shape[0]!;
}

describe("strokeDigits({ n, rng })", () => {
  test("draws digits that their neighbours among 2,000 others recognise, over 95 %", () => {
    const rng = philox(1);
    const train = strokeDigits({ n: 2000, rng: rng.fork("train") });
    // Of 150 (2,000) with 98 % right, 3 % less is 2.6 (10) deviations off.
    const test = strokeDigits({ n: full ? 2000 : 150, rng: rng.fork("test") });
    expect(nearest(train, test)).toBeGreaterThan(0.95);
  });

  test("gives sample i whatever n is, and the same set again from the same stream", () => {
    const rng = philox(5);
    const [few, many] = [strokeDigits({ n: 3, rng }), strokeDigits({ n: 20, rng })];
    expect(many.shape).toEqual([20, 1, 28, 28]);
    expect(many.data.subarray(0, 3 * 784)).toEqual(few.data);
    expect(many.label!.subarray(0, 3)).toEqual(few.label);
    expect(strokeDigits({ n: 3, rng: rng.fork(1) }).data).not.toEqual(few.data);
  });

  test("has every class as often, within four deviations", () => {
    const { label } = strokeDigits({ n: 1000, rng: philox(6), size: 8 });
    for (let k = 0; k < 10; k++) {
      const count = label!.reduce((sum, l) => sum + (l === k ? 1 : 0), 0);
      expect(Math.abs(count - 100)).toBeLessThan(4 * 9.5);
    }
  });

  test("fills [-1, 1] softly and keeps its ink within the picture", () => {
    const { data } = strokeDigits({ n: 300, rng: philox(7) });
    let [soft, ink, border] = [0, 0, 0];
    data.forEach((x, i) => {
      if (!(x >= -1 && x <= 1)) throw new Error(`${x} at ${i}`);
      const [row, column] = [Math.floor((i % 784) / 28), i % 28];
      if (x > 0) ink++;
      if (x > -1 && x < 1) soft++;
      if (x > -1 && (row % 27 === 0 || column % 27 === 0)) border++;
    });
    expect(ink / data.length).toBeGreaterThan(0.05);
    expect(ink / data.length).toBeLessThan(0.25);
    expect(soft).toBeGreaterThan(ink / 4);
    expect(border / data.length).toBeLessThan(0.001);
  });

  test("with distortion 0 and one form draws the same lines at every size", () => {
    const options = { n: 1, rng: philox(2), classes: [0], distortion: 0 } as const;
    const ink = (size: number): number =>
      Float64Array.from(strokeDigits({ ...options, size }).data).reduce((a, x) => a + x + 1, 0) /
      (2 * size * size);
    // Ink is length times width: the same share of the picture, up to what soft edges overlap.
    expect(ink(112)).toBeCloseTo(ink(56), 2);
    expect(ink(28)).toBeCloseTo(ink(56), 2);
  });

  test("refuses sizes, classes and distortions out of range", () => {
    const options = { n: 1, rng: philox(1) };
    expect(() => strokeDigits({ ...options, size: 7 })).toThrow(
      new RangeError("strokeDigits: size must be an integer in [8, 256]; got 7"),
    );
    expect(() => strokeDigits({ ...options, classes: [10] })).toThrow(RangeError);
    expect(() => strokeDigits({ ...options, classes: [] })).toThrow(RangeError);
    for (const distortion of [-1, 2.5, NaN]) {
      expect(() => strokeDigits({ ...options, distortion })).toThrow(RangeError);
    }
  });
});
