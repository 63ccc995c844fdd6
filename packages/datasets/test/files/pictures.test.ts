import "@inkwash/matchers";
import golden from "@inkwash/golden/data_files.json" with { type: "json" };
import pictures from "@inkwash/golden/pictures.json" with { type: "json" };
import { decodeImage, readImage, toBytes, toPng } from "@inkwash/datasets";
import { webp } from "@inkwash/datasets/node";
import { philox } from "@inkwash/random";
import { decode } from "fast-png";
import { describe, expect, test } from "vitest";
import { bytesOf, trickle } from "./bytes.ts";

describe("readImage(source)", () => {
  test("gives what decodeImage gives, from every source", async () => {
    for (const file of [pictures.png[3]!.file, pictures.jpeg.baseline.file]) {
      const bytes = bytesOf(file);
      const options = { channels: 1, size: [4, 6] } as const;
      const expected = decodeImage(bytes, options);
      for (const source of [bytes, new Blob([bytes]), trickle(bytes, 10)]) {
        expect(await readImage(source, options)).toEqual(expected);
      }
    }
  });

  test.each(golden.webp)(
    "holds Pillow's pixels of WebP: $name",
    async ({ name, file, shape, pixels, white }) => {
      // The same library decodes; lossless files leave it no choice.
      const atol = name.startsWith("lossless") ? 0 : 1;
      for (const [alpha, expected] of [
        ["drop", pixels],
        ["white", white],
      ] as const) {
        const image = await readImage(bytesOf(file), { webp, alpha });
        expect(image.shape).toEqual([1, ...shape]);
        expect([...toBytes(image)]).toBeAllClose(expected, { rtol: 0, atol });
      }
    },
  );

  test("refuses pictures by their header: size, animations, other files", async () => {
    const file = bytesOf(golden.webp[0]!.file);
    await expect(readImage(file, { webp, maxPixels: 100 })).rejects.toThrow(
      "readImage: the WebP must have 1 to 100 pixels (maxPixels); got 24 x 16",
    );
    const animated = bytesOf(golden.webp[1]!.file);
    const extended = new Uint8Array(60);
    extended.set(animated.subarray(0, 12));
    extended.set([0x56, 0x50, 0x38, 0x58, 10, 0, 0, 0, 2], 12);
    new DataView(extended.buffer).setUint32(4, 52, true);
    await expect(readImage(extended, { webp })).rejects.toThrow("it is an animation");
    await expect(readImage(file.subarray(0, 60), { webp })).rejects.toThrow(
      "it ends before its last",
    );
    await expect(readImage(file.subarray(0, 20), { webp })).rejects.toThrow(
      "it ends within its header",
    );
    const damaged = file.slice();
    damaged.fill(0xaa, 30);
    await expect(readImage(damaged, { webp })).rejects.toThrow("the WebP cannot be read: ");
    await expect(readImage(Uint8Array.of(1, 2), { webp })).rejects.toThrow(
      new TypeError("readImage: bytes must be a PNG, JPEG or WebP file; got a file starting 01 02"),
    );
  });

  test("says what is missing where WebP has no decoder", async () => {
    await expect(readImage(bytesOf(golden.webp[0]!.file))).rejects.toThrow(
      "readImage: WebP needs the optional package @jsquash/webp (npm i @jsquash/webp) and, in Node, " +
        "the option webp from @inkwash/datasets/node",
    );
  });
});

describe("toPng(samples)", () => {
  const rng = philox(6);
  const random = (n: number, c: number, h: number, w: number) => {
    const data = new Float32Array(n * c * h * w);
    rng.fillUniform(data);
    return { data: data.map((u) => 2 * u - 1), shape: [n, c, h, w] };
  };

  test("one picture comes back to the byte, and with 16 bits to 2^-15", () => {
    for (const channels of [1, 3]) {
      const image = random(1, channels, 5, 7);
      expect(toBytes(decodeImage(toPng(image)))).toEqual(toBytes(image));
      const { data, depth } = decode(toPng(image, { depth: 16 }));
      expect(depth).toBe(16);
      const planes = image.data.map(
        (_, i) => data[(i % 35) * channels + Math.trunc(i / 35)]! / 32767.5 - 1,
      );
      expect(planes).toBeAllClose(image.data, { rtol: 0, atol: 2 ** -15 });
    }
  });

  test("several are a sheet, row by row, white between and behind", () => {
    const images = random(5, 3, 2, 3);
    const sheet = decodeImage(toPng(images, { columns: 3, gap: 2 }));
    expect(sheet.shape).toEqual([1, 3, 6, 13]);
    const bytes = toBytes(images);
    const found = toBytes(sheet);
    let white = 0;
    for (let c = 0; c < 3; c++) {
      for (let y = 0; y < 6; y++) {
        for (let x = 0; x < 13; x++) {
          const [row, column] = [Math.trunc(y / 4), Math.trunc(x / 5)];
          const inside = y % 4 < 2 && x % 5 < 3 && row * 3 + column < 5;
          const expected = inside
            ? bytes[(((row * 3 + column) * 3 + c) * 2 + (y % 4)) * 3 + (x % 5)]
            : 255;
          expect(found[(c * 6 + y) * 13 + x]).toBe(expected);
          if (!inside) white += 1;
        }
      }
    }
    expect(white).toBe(3 * (78 - 30));
    expect(decodeImage(toPng(random(5, 1, 2, 2))).shape).toEqual([1, 1, 5, 8]);
  });

  test("clamps, and refuses NaN, other shapes and options out of range", () => {
    const wild = { data: Float32Array.of(-9, 9), shape: [1, 1, 1, 2] };
    expect([...decodeImage(toPng(wild)).data]).toEqual([-1, 1]);
    expect([...decode(toPng(wild, { depth: 16 })).data]).toEqual([0, 65535]);
    for (const depth of [8, 16] as const) {
      const nan = { data: Float32Array.of(NaN), shape: [1, 1, 1, 1] };
      expect(() => toPng(nan, { depth })).toThrow("a sample must be a number; got NaN");
    }
    expect(() => toPng({ data: Float32Array.of(1, 2), shape: [1, 2, 1, 1] })).toThrow(
      new TypeError("toPng: shape must be [n, 1 or 3, height, width]; got [1, 2, 1, 1]"),
    );
    expect(() => toPng(wild, { depth: 4 as never })).toThrow("depth must be 8 or 16; got 4");
    expect(() => toPng(wild, { columns: 0 })).toThrow("columns must be a positive integer; got 0");
    expect(() => toPng(wild, { gap: -1 })).toThrow("gap must be a whole number of pixels; got -1");
    expect(() => toPng(wild, { gap: 0.5 })).toThrow(RangeError);
  });
});
