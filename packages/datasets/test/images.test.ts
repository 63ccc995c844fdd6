import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import "@inkwash/matchers";
import golden from "@inkwash/golden/pictures.json" with { type: "json" };
import { decodeImage, fromBytes, type Samples, toBytes } from "@inkwash/datasets";
import { chelsea } from "@inkwash/datasets/pictures/chelsea";
import { philox } from "@inkwash/random";
import { describe, expect, test } from "vitest";

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(base64, "base64"));
const sha256 = (samples: Samples): string =>
  createHash("sha256").update(toBytes(samples)).digest("hex");
const pixels = (samples: Samples): number[] => [...toBytes(samples)];

/** Puts right the checksums of all chunks of a PNG, so that damage reaches the decoder. */
function repair(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer);
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length) return;
    view.setUint32(end, crc32(bytes.subarray(at + 4, end)));
    at = end + 4;
  }
}

describe("decodeImage(bytes)", () => {
  test.each(golden.png)(
    "holds the very pixels of a PNG, as Pillow's convert: $name",
    ({ file, shape, pixels: expected, grey }) => {
      const image = decodeImage(bytesOf(file));
      expect(image.shape).toEqual([1, ...shape]);
      expect(pixels(image)).toEqual(expected);
      expect(pixels(decodeImage(bytesOf(file), { channels: 1 }))).toEqual(grey);
    },
  );

  test.each(golden.png)(
    'alpha: "white" lays what is transparent over white, nothing else: $name',
    ({ file, white, pixels: expected }) => {
      const image = decodeImage(bytesOf(file), { alpha: "white" });
      expect(pixels(image)).toEqual(white ?? expected);
    },
  );

  test.each(Object.entries(golden.jpeg))(
    "holds the pixels of a %s JPEG within 2 of 255",
    (_, { file, shape, pixels: expected }) => {
      const image = decodeImage(bytesOf(file));
      expect(image.shape).toEqual([1, ...shape]);
      expect(pixels(image)).toBeAllClose(expected, { atol: 2 });
    },
  );

  test.each(golden.resized)("resizes and greys as Pillow does, to the byte, 67 sizes", (of) => {
    const file = bytesOf(of.file);
    for (const { size: expected, colour, grey } of of.to) {
      const size = expected as [number, number];
      const found = decodeImage(file, { size });
      expect(found.shape).toEqual([1, 3, ...size]);
      expect([size, sha256(found)]).toEqual([size, colour]);
      const greyed = decodeImage(file, { size, channels: 1 });
      expect(greyed.shape).toEqual([1, 1, ...size]);
      expect([size, sha256(greyed)]).toEqual([size, grey]);
    }
    expect(of.to).toHaveLength(67);
  });

  test("greys 3,072 random colours as Pillow does", () => {
    const grey = decodeImage(bytesOf(golden.colours), { channels: 1 });
    expect(pixels(grey)).toEqual([...bytesOf(golden.greys)]);
  });

  test("gives a grey picture three equal channels when asked", () => {
    const { file, pixels: expected } = golden.png.find(({ name }) => name === "grey 8")!;
    const image = decodeImage(bytesOf(file), { channels: 3 });
    expect(pixels(image)).toEqual([...expected, ...expected, ...expected]);
  });

  test("reads a view into a larger buffer", () => {
    const larger = new Uint8Array(chelsea.length + 7);
    larger.set(chelsea, 5);
    const image = decodeImage(larger.subarray(5, 5 + chelsea.length));
    expect(image).toEqual(decodeImage(chelsea));
  });

  test("refuses what is neither PNG nor JPEG, by name where it is known", () => {
    const start =
      (...bytes: number[]) =>
      () =>
        decodeImage(Uint8Array.from(bytes));
    expect(start(0x47, 0x49, 0x46, 0x38, 0x39)).toThrow(
      new TypeError("decodeImage: bytes must be a PNG or JPEG file; got GIF"),
    );
    expect(start(1, 2, 3, 4, 5)).toThrow("got a file starting 01 02 03 04");
    expect(start()).toThrow("got no bytes");
    expect(() => decodeImage("x.png" as never)).toThrow(
      new TypeError('decodeImage: bytes must be a Uint8Array; got "x.png"'),
    );
  });

  test("refuses pictures above maxPixels by their header alone", () => {
    const header = chelsea.slice(0, 33);
    new DataView(header.buffer).setUint32(16, 100_000);
    new DataView(header.buffer).setUint32(20, 100_000);
    expect(() => decodeImage(header)).toThrow(
      new RangeError(
        "decodeImage: the PNG must have 1 to 16777216 pixels (maxPixels); got 100000 x 100000",
      ),
    );
    expect(() => decodeImage(chelsea, { maxPixels: 1000 })).toThrow("got 216 x 144");
  });

  test("refuses damaged files in one sentence", () => {
    const cut = (end: number) => () => decodeImage(chelsea.subarray(0, end));
    expect(cut(20)).toThrow("decodeImage: the PNG cannot be read: it ends within its header");
    expect(cut(40)).toThrow("it ends before its last chunk");
    expect(cut(5000)).toThrow("IDAT chunk is longer than the file");
    const flipped = chelsea.slice();
    flipped[9000]! ^= 1;
    expect(() => decodeImage(flipped)).toThrow(RangeError);
    const jpeg = bytesOf(golden.jpeg.baseline.file);
    expect(() => decodeImage(jpeg.subarray(0, 100))).toThrow(
      "the JPEG cannot be read: it has no frame header",
    );
  });

  test("refuses kinds of PNG and JPEG that it does not know, by name", () => {
    const changed = (base64: string, at: number, value: number) => () => {
      const bytes = bytesOf(base64);
      bytes[at] = value;
      return decodeImage(bytes);
    };
    expect(changed(golden.colours, 24, 4)).toThrow("colour type 2 has no depth 4");
    expect(changed(golden.colours, 25, 5)).toThrow("colour type 5 has no depth 8");
    expect(changed(golden.png[0]!.file, 28, 1)).toThrow("interlacing at 1 bits is not supported");
    const jpeg = golden.jpeg.baseline.file;
    const frame = bytesOf(jpeg).findIndex((v, i, all) => v === 0xff && all[i + 1] === 0xc0);
    expect(changed(jpeg, frame + 1, 0xc3)).toThrow(
      "lossless and arithmetic coding are not supported",
    );
    expect(changed(jpeg, frame + 4, 12)).toThrow("12 bits per sample are not supported");
  });

  test("refuses a PNG whose data cannot belong to a picture of its size", () => {
    const bytes = bytesOf(golden.colours);
    const view = new DataView(bytes.buffer);
    view.setUint32(16, 2);
    view.setUint32(20, 3);
    repair(bytes);
    expect(() => decodeImage(bytes)).toThrow("it inflates to more than the 21 bytes declared");
  });

  test("refuses options out of range", () => {
    expect(() => decodeImage(chelsea, { channels: 2 as never })).toThrow(
      new RangeError("decodeImage: channels must be 1 or 3; got 2"),
    );
    expect(() => decodeImage(chelsea, { size: [0, 5] })).toThrow(
      new RangeError("decodeImage: size[0] must be a positive integer; got 0"),
    );
    expect(() => decodeImage(chelsea, { size: 64 as never })).toThrow(
      new TypeError("decodeImage: size must be [height, width]; got 64"),
    );
    expect(() => decodeImage(chelsea, { size: [9000, 9000] })).toThrow("at most 16777216 pixels");
    expect(() => decodeImage(chelsea, { alpha: "blend" as never })).toThrow(
      new RangeError('decodeImage: alpha must be "drop" or "white"; got "blend"'),
    );
    expect(() => decodeImage(chelsea, { maxPixels: NaN })).toThrow(RangeError);
  });
});

describe("decodeImage under mutation", () => {
  const files = [
    ...golden.png.map(({ file }) => file),
    ...Object.values(golden.jpeg).map(({ file }) => file),
  ];
  const runs = process.env["INKWASH_TIER"] === "full" ? 100_000 : 500;

  test(`gives a picture of the declared size or one clear error, ${runs} times`, () => {
    const rng = philox(99);
    const below = (n: number): number => rng.nextUint32() % n;
    let decoded = 0;
    for (let run = 0; run < runs; run++) {
      let bytes = bytesOf(files[run % files.length]!);
      for (let k = below(4); k >= 0; k--) bytes[below(bytes.length)] = below(256);
      if (below(4) === 0) bytes = bytes.slice(0, below(bytes.length));
      if (bytes[0] === 0x89 && below(2) === 0) repair(bytes);
      try {
        const { data, shape } = decodeImage(bytes, { maxPixels: 4096 });
        expect(data.length).toBe(shape.reduce((a, b) => a * b, 1));
        expect(data.every((v) => v >= -1 && v <= 1)).toBe(true);
        decoded += 1;
      } catch (error) {
        expect(error instanceof RangeError || error instanceof TypeError, String(error)).toBe(true);
        expect((error as Error).message).toMatch(/^decodeImage: /);
      }
    }
    expect(decoded).toBeGreaterThan(runs / 20);
    expect(decoded).toBeLessThan(runs / 2);
  });
});

describe("toBytes and fromBytes", () => {
  test("are inverse for all 256 bytes", () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const samples = fromBytes(bytes, [1, 1, 16, 16]);
    expect([samples.data[0], samples.data[255]]).toEqual([-1, 1]);
    expect(toBytes(samples)).toEqual(bytes);
  });

  test("clamp, and round halves to the even byte", () => {
    const half = (byte: number): number => (byte + 0.5) / 127.5 - 1;
    const data = Float64Array.of(
      -7,
      1.5,
      -Infinity,
      Infinity,
      half(127),
      half(0) - 1e-9,
      half(0) + 1e-9,
    );
    // (127 + 1/2) is the sample 0 exactly.
    expect([...toBytes({ data, shape: [7] })]).toEqual([0, 255, 0, 255, 128, 0, 1]);
  });

  test("refuse NaN, and bytes that do not fit the shape", () => {
    expect(() => toBytes({ data: Float32Array.of(NaN), shape: [1] })).toThrow(
      new RangeError("toBytes: a sample must be a number; got NaN"),
    );
    expect(() => fromBytes([1, 2, 3], [1, 1, 2, 2])).toThrow(TypeError);
  });
});

describe("chelsea", () => {
  test("is a colour picture of 216 x 144", () => {
    expect(decodeImage(chelsea).shape).toEqual([1, 3, 144, 216]);
  });
});
