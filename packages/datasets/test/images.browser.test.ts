import golden from "@inkwash/golden/pictures.json" with { type: "json" };
import { decodeImage, toBytes } from "@inkwash/datasets";
import { chelsea } from "@inkwash/datasets/pictures/chelsea";
import { expect, test } from "vitest";

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

test("decodeImage(bytes) in a page holds the pixels of every PNG", () => {
  for (const { name, file, pixels } of golden.png) {
    expect([...toBytes(decodeImage(bytesOf(file)))], name).toEqual(pixels);
  }
});

test("decodeImage(bytes) in a page holds the pixels of a JPEG within 2 of 255", () => {
  for (const { file, pixels } of Object.values(golden.jpeg)) {
    const found = toBytes(decodeImage(bytesOf(file)));
    found.forEach((v, i) => expect(Math.abs(v - pixels[i]!)).toBeLessThanOrEqual(2));
  }
});

test("decodeImage(bytes) in a page resizes the shipped picture", () => {
  const image = decodeImage(chelsea, { channels: 1, size: [32, 48] });
  expect(image.shape).toEqual([1, 1, 32, 48]);
});
