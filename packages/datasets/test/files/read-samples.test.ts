import golden from "@inkwash/golden/data_files.json" with { type: "json" };
import pictures from "@inkwash/golden/pictures.json" with { type: "json" };
import { openNpz, readSamples, toBytes, toNpy, toNpz, toPng } from "@inkwash/datasets";
import { fromPath, webp } from "@inkwash/datasets/node";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bytesOf, textFile, trickle } from "./bytes.ts";

const npy = (name: string) => golden.npy.find((one) => one.name === name)!;

describe("readSamples(source)", () => {
  const files = {
    NPY: bytesOf(npy("<f4 C version 1").file),
    NPZ: toNpz({ x: { data: Float32Array.of(1, 2), shape: [2, 1] } }),
    IDX: bytesOf(golden.idx[5]!.file),
    table: textFile("x,y\n1,2\n"),
    PNG: bytesOf(pictures.png[0]!.file),
    JPEG: bytesOf(pictures.jpeg.grey.file),
    WebP: bytesOf(golden.webp[0]!.file),
  };

  test.each(Object.entries(files))(
    "tells %s apart, from every source, gzipped too",
    async (format, bytes) => {
      const expected = await readSamples(bytes, { webp });
      expect(expected.name).toBe(format);
      expect(expected.data.length).toBe(expected.shape.reduce((a, b) => a * b, 1));
      expect(await readSamples(new Blob([bytes]), { webp })).toEqual(expected);
      expect(await readSamples(trickle(bytes, 13), { webp })).toEqual(expected);
      const zipped = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
      expect(await readSamples(zipped, { webp, name: format })).toEqual(expected);
      expect((await readSamples(new File([bytes], "mine"), { webp })).name).toBe("mine");
    },
  );

  test("gives one axis a second, and brings pictures of bytes to [-1, 1], channels first", async () => {
    const one = npy("<f8 C version 3");
    expect((await readSamples(bytesOf(one.file))).shape).toEqual([9, 1]);
    const digits = await readSamples(bytesOf(golden.npz.stored), { array: "digits" });
    expect(digits.shape).toEqual([3, 1, 4, 5]);
    expect([...toBytes(digits)]).toEqual(golden.arrays.digits.values);
    const idx = await readSamples(bytesOf(golden.idx[0]!.file));
    expect(idx.shape).toEqual([3, 1, 4, 5]);
    expect([...toBytes(idx)]).toEqual(golden.idx[0]!.values);
    const raw = textFile("\x93NUMPY");
    expect(raw.length).toBeGreaterThan(6);
    const rgb = npyOfBytes([2, 4, 5, 3]);
    const image = await readSamples(rgb.file);
    expect(image.shape).toEqual([2, 3, 4, 5]);
    const planes = toBytes(image);
    for (let i = 0; i < planes.length; i++) {
      const [n, c, pixel] = [Math.trunc(i / 60), Math.trunc(i / 20) % 3, i % 20];
      expect(planes[i]).toBe(rgb.bytes[n * 60 + pixel * 3 + c]);
    }
    expect((await readSamples(npyOfBytes([2, 3, 4, 5]).file)).shape).toEqual([2, 3, 4, 5]);
    expect((await readSamples(npyOfBytes([4, 5]).file)).data[1]).toBe(npyOfBytes([4, 5]).bytes[1]);
  });

  test("takes samples and labels of an NPZ by name", async () => {
    const file = bytesOf(golden.npz.deflated);
    const { shape, label } = await readSamples(file, { array: "x", label: "y" });
    expect(shape).toEqual([20, 2]);
    expect([...label!]).toEqual(golden.arrays.y.values);
    await expect(readSamples(file)).rejects.toThrow(
      new RangeError(
        'readSamples: array must name the array with the samples, one of "x", "y", "digits"; got none',
      ),
    );
    await expect(readSamples(file, { array: "digits", label: "y" })).rejects.toThrow(
      "readSamples: label must be an array of 3 numbers, one per sample; got 20",
    );
    expect((await openNpz(file)).names).toHaveLength(3);
  });

  test("hands on what concerns each format", async () => {
    const table = await readSamples(textFile("a;b\n1;2\n"), { label: "b", precision: "float32" });
    expect([...table.data, ...table.label!]).toEqual([1, 2]);
    const image = await readSamples(files.PNG, { channels: 3, size: [2, 2] });
    expect(image.shape).toEqual([1, 3, 2, 2]);
    await expect(readSamples(files.PNG, { maxElements: 10 })).rejects.toThrow(
      "readSamples: the PNG must have 1 to 10 pixels",
    );
    await expect(readSamples(files.NPY, { maxElements: 10 })).rejects.toThrow(
      "readSamples: the NPY cannot be read: it has 15 numbers, more than 10 (maxElements)",
    );
  });

  test("refuses what it does not know, by name where that is known", async () => {
    await expect(readSamples(textFile("GIF89a\0"))).rejects.toThrow(
      new TypeError("readSamples: bytes must be a PNG, JPEG or WebP file; got GIF"),
    );
    await expect(readSamples(Uint8Array.of(1, 2, 3, 4, 5))).rejects.toThrow(
      new TypeError(
        "readSamples: source must be a CSV, TSV, NPY, NPZ, IDX, PNG, JPEG or WebP file; " +
          "got a file starting 01 02 03 04",
      ),
    );
    await expect(readSamples(new Uint8Array(0))).rejects.toThrow("got no bytes");
    await expect(readSamples("points.csv" as never)).rejects.toThrow(TypeError);
  });
});

/** NumPy's file of bytes that count up. */
function npyOfBytes(shape: readonly number[]): { file: Uint8Array; bytes: Uint8Array } {
  const count = shape.reduce((a, b) => a * b, 1);
  const bytes = Uint8Array.from({ length: count }, (_, i) => (i * 37) % 256);
  const floats = toNpy({ data: new Float32Array(count), shape });
  const file = floats.slice(0, floats.length - 3 * count);
  const at = floats.findIndex((byte, i) => byte === 0x66 && floats[i + 1] === 0x34);
  file.set([0x75, 0x31], at);
  file.set([0x7c], at - 1);
  file.set(bytes, file.length - count);
  return { file, bytes };
}

describe("fromPath(path)", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "inkwash-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("is a source for every reader, read as often as wanted", async () => {
    const image = { data: Float32Array.of(-1, 0, 1, 0.5), shape: [1, 1, 2, 2] };
    await writeFile(join(folder, "a.png"), toPng(image));
    await writeFile(join(folder, "a.npz"), toNpz({ image }));
    await writeFile(join(folder, "empty"), "");
    const png = await fromPath(join(folder, "a.png"));
    expect((await readSamples(png)).shape).toEqual([1, 1, 2, 2]);
    expect((await readSamples(png)).shape).toEqual([1, 1, 2, 2]);
    const { read } = await openNpz(await fromPath(join(folder, "a.npz")));
    expect(await read("image")).toEqual(image);
    await expect(readSamples(await fromPath(join(folder, "empty")))).rejects.toThrow(
      "got no bytes",
    );
  });

  test("says which file is missing, and which is none", async () => {
    await expect(fromPath("/nowhere/cat.png")).rejects.toThrow(
      new Error("fromPath: cannot read /nowhere/cat.png: ENOENT"),
    );
    await expect(fromPath(folder)).rejects.toThrow(new Error(`fromPath: ${folder} is not a file`));
    await writeFile(join(folder, "gone"), "1");
    const gone = await fromPath(join(folder, "gone"));
    await rm(join(folder, "gone"));
    await expect(readSamples(gone)).rejects.toThrow("gone: ENOENT");
  });
});
