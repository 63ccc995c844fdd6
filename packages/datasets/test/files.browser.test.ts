import golden from "@inkwash/golden/data_files.json" with { type: "json" };
import { csvRows, fromUrl, openNpz, readSamples, toBytes, toNpz, toPng } from "@inkwash/datasets";
import { expect, test } from "vitest";

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

test("readSamples(file) in a page reads what somebody picked: NPY, NPZ, IDX, tables", async () => {
  for (const { file, shape, values } of [...golden.npy.slice(0, 9), ...golden.idx.slice(3)]) {
    const found = await readSamples(new File([bytesOf(file)], "picked"));
    expect(found.name).toBe("picked");
    expect(found.shape).toEqual(shape.length === 1 ? [...shape, 1] : shape);
    expect([...found.data]).toEqual(values);
  }
  for (const { file, values } of golden.tables) {
    expect([...(await readSamples(new Blob([bytesOf(file)]).stream())).data]).toEqual(values);
  }
  const { read } = await openNpz(new File([bytesOf(golden.npz.zip64)], "a.npz"));
  expect([...(await read("x")).data]).toEqual(golden.arrays.x.values);
});

test("readSamples(file) in a page loads the decoder of WebP when it is needed", async () => {
  for (const { name, file, shape, pixels } of golden.webp) {
    const image = await readSamples(new File([bytesOf(file)], "ink.webp"));
    expect(image.shape).toEqual([1, ...shape]);
    const tolerance = name.startsWith("lossless") ? 0 : 1;
    toBytes(image).forEach((v, i) => {
      expect(Math.abs(v - pixels[i]!), name).toBeLessThanOrEqual(tolerance);
    });
  }
});

test("fromUrl(url) in a page streams, and stops at its signal", async () => {
  const url = URL.createObjectURL(new Blob(["1,2\n".repeat(100_000)]));
  let rows = 0;
  for await (const { shape } of csvRows(fromUrl(url), { size: 30_000 })) rows += shape[0]!;
  expect(rows).toBe(100_000);
  const signal = AbortSignal.abort();
  await expect(csvRows(fromUrl(url, { signal })).next()).rejects.toThrow(signal.reason as Error);
  await expect(csvRows(fromUrl(url, { maxBytes: 1000 })).next()).rejects.toThrow(
    `fromUrl: ${url} is longer than 1000 bytes`,
  );
  URL.revokeObjectURL(url);
});

test("toNpz and toPng in a page write what is read back", async () => {
  const samples = { data: Float32Array.of(-1, 1, 0.2, -0.4), shape: [1, 1, 2, 2] };
  const file = new Blob([toNpz({ samples }, { compress: true })]);
  expect((await readSamples(file)).data).toEqual(samples.data);
  expect(toBytes(await readSamples(toPng(samples)))).toEqual(toBytes(samples));
});
