import golden from "@inkwash/golden/data_files.json" with { type: "json" };
import { openNpz, toNpz, type Samples } from "@inkwash/datasets";
import { describe, expect, test } from "vitest";
import { bytesOf, trickle } from "./bytes.ts";

const kinds = Object.entries(golden.npz);
const arrays = Object.entries(golden.arrays);

/** Sets four bytes at the n-th place where a record with this signature begins, plus `offset`. */
function patched(file: Uint8Array, signature: number, offset: number, value: number): Uint8Array {
  const bytes = file.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (view.getUint32(at, true) === signature) view.setUint32(at + offset, value, true);
  }
  return bytes;
}

describe("openNpz(source)", () => {
  test.each(kinds)("holds the arrays of NumPy: %s", async (_, file) => {
    const bytes = bytesOf(file);
    for (const source of [bytes, new Blob([bytes]), trickle(bytes, 11)]) {
      const { names, read } = await openNpz(source);
      expect(names).toEqual(["x", "y", "digits"]);
      for (const [name, { shape, values }] of arrays) {
        const found = await read(name);
        expect(found.shape).toEqual(shape);
        expect([...found.data]).toEqual(values);
      }
    }
  });

  test("reads of a Blob no more than the directory and the array that is asked for", async () => {
    const data = new Float64Array(100_000);
    const blob = new Blob([
      toNpz({ large: { data, shape: [100_000] }, x: { data: Float32Array.of(7), shape: [1] } }),
    ]);
    let read = 0;
    const counted = (part: Blob) => ({
      size: part.size,
      slice: (start: number, end: number) => counted(part.slice(start, end)),
      stream: () => {
        read += part.size;
        return part.stream();
      },
    });
    const archive = await openNpz(counted(blob));
    expect([...(await archive.read("x")).data]).toEqual([7]);
    expect(read).toBeLessThan(70_000);
  });

  test("refuses unknown names and says which there are", async () => {
    const { read } = await openNpz(bytesOf(golden.npz.stored));
    await expect(read("z")).rejects.toThrow(
      new RangeError('read: name must be one of "x", "y", "digits"; got "z"'),
    );
    await expect(read("__proto__")).rejects.toThrow(RangeError);
    await expect(read("x", { maxElements: 39 })).rejects.toThrow(
      `read: the NPZ's array "x" cannot be read: it has 40 numbers, more than 39 (maxElements)`,
    );
  });

  test("refuses wrong checksums, lengths, methods, encryption and places", async () => {
    const [stored, deflated] = [bytesOf(golden.npz.stored), bytesOf(golden.npz.deflated)];
    const entry = 0x02014b50;
    const first = async (file: Uint8Array): Promise<Samples> => (await openNpz(file)).read("x");
    await expect(first(patched(stored, entry, 16, 1))).rejects.toThrow("its checksum is wrong");
    await expect(first(patched(deflated, entry, 24, 2000))).rejects.toThrow("declares");
    await expect(first(patched(deflated, entry, 20, 100))).rejects.toThrow(/cannot be read/);
    await expect(first(patched(stored, entry, 10, 12))).rejects.toThrow("compressed by method 12");
    await expect(first(patched(stored, entry, 42, 5))).rejects.toThrow(
      "its local header is not there",
    );
    await expect(first(patched(stored, entry, 42, 2 ** 31))).rejects.toThrow("outside the file");
    await expect(openNpz(patched(stored, entry, 8, 1))).rejects.toThrow('"x.npy" is encrypted');
    await expect(openNpz(patched(stored, 0x06054b50, 16, 2 ** 31))).rejects.toThrow(
      "outside the file",
    );
    await expect(openNpz(stored.subarray(0, 500))).rejects.toThrow(
      "it has no directory at its end",
    );
    await expect(openNpz(new Uint8Array(0))).rejects.toThrow("it has no directory at its end");
  });

  test("inflates no more than is declared", async () => {
    const zeros = { data: new Float32Array(2 ** 20), shape: [2 ** 20] };
    const bomb = patched(toNpz({ zeros }, { compress: true }), 0x02014b50, 24, 1000);
    await expect((await openNpz(bomb)).read("zeros")).rejects.toThrow(
      "it inflates to more than the 1000 bytes declared",
    );
  });
});

describe("toNpz(arrays)", () => {
  const parts = {
    a: { data: Float64Array.of(1, -0, 5e-324), shape: [3] },
    "b c": { data: Float32Array.of(1, 2, 3, 4), shape: [2, 2] },
  };

  test.each([false, true])("comes back to the bit, compress: %s", async (compress) => {
    const { names, read } = await openNpz(toNpz(parts, { compress }));
    expect(names).toEqual(["a", "b c"]);
    expect(await read("a")).toEqual(parts.a);
    expect(await read("b c")).toEqual(parts["b c"]);
  });

  test("gives the same bytes for the same arrays, and fewer when compressed", () => {
    const zeros = { data: new Float32Array(1000), shape: [1000] };
    expect(toNpz({ zeros })).toEqual(toNpz({ zeros }));
    expect(toNpz({ zeros }, { compress: true }).length).toBeLessThan(500);
  });

  test("refuses no arrays", () => {
    expect(() => toNpz({})).toThrow(
      new RangeError("toNpz: arrays must have at least one array; got 0"),
    );
  });
});
