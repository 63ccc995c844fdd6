import golden from "@inkwash/golden/pixel_rules.json" with { type: "json" };
import { decodeImage, fromBytes, toBytes } from "@inkwash/datasets";
import { astronaut } from "@inkwash/datasets/pictures/astronaut";
import { camera } from "@inkwash/datasets/pictures/camera";
import { expect, test } from "vitest";

const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);

test('fromBytes(bytes, shape, { rule: "tutorial" }) is NumPy\'s 2 (x / 255) - 1 in float32', () => {
  const { data } = fromBytes(bytes, [256, 1], { rule: "tutorial" });
  expect([...data]).toEqual(golden.there);
});

test('toBytes(samples, { rule: "tutorial" }) truncates as NumPy does, in float32 and float64', () => {
  const back = (data: Float32Array | Float64Array): number[] => [
    ...toBytes({ data, shape: [data.length] }, { rule: "tutorial" }),
  ];
  expect(back(Float32Array.from(golden.single))).toEqual(golden.singleBack);
  expect(back(Float64Array.from(golden.double))).toEqual(golden.doubleBack);
});

test("each rule gives its bytes back, but the tutorials' loses one by truncation", () => {
  expect(toBytes(fromBytes(bytes, [256]))).toEqual(bytes);
  const rule = { rule: "tutorial" } as const;
  const back = toBytes(fromBytes(bytes, [256], rule), rule);
  expect(back.every((b, i) => i - b === 0 || i - b === 1)).toBe(true);
});

test("unknown rules are refused", () => {
  expect(() => fromBytes(bytes, [256], { rule: "best" as never })).toThrow(
    new RangeError('fromBytes: rule must be "exact" or "tutorial"; got "best"'),
  );
});

test("the shipped pictures decode to their sizes", () => {
  expect(decodeImage(astronaut).shape).toEqual([1, 3, 160, 160]);
  expect(decodeImage(camera).shape).toEqual([1, 1, 256, 256]);
});
