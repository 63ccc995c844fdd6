import golden from "@inkwash/golden/data_files.json" with { type: "json" };
import { npyRows, readNpy, toNpy } from "@inkwash/datasets";
import { philox } from "@inkwash/random";
import { describe, expect, test } from "vitest";
import { bytesOf, trickle } from "./bytes.ts";

/** NumPy's header for whatever is claimed. */
function claimed(fields: string, bytes = 0, version = 1): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(10 + fields.length + 1 + bytes);
  out.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0, (fields.length + 1) & 255]);
  out[9] = (fields.length + 1) >> 8;
  out.set(new TextEncoder().encode(`${fields}\n`), 10);
  return out;
}

const header = (descr: string, shape: string): string =>
  `{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }`;

describe("readNpy(source)", () => {
  test.each(golden.npy)("holds the numbers of NumPy: $name", async ({ file, shape, values }) => {
    const found = await readNpy(bytesOf(file), { precision: "float64" });
    expect(found.shape).toEqual(shape);
    expect([...found.data]).toEqual(values);
  });

  test.each(golden.npy)(
    "keeps what the file has by default: $name",
    async ({ name, file, values }) => {
      const { data } = await readNpy(bytesOf(file));
      const wide = /f8|[iu][48]/.test(name) || name.startsWith("one axis");
      expect(data).toBeInstanceOf(wide ? Float64Array : Float32Array);
      expect([...data]).toEqual(values);
    },
  );

  test("gives the same from every kind of source, however it is cut", async () => {
    for (const { file } of golden.npy) {
      const bytes = bytesOf(file);
      const expected = await readNpy(bytes);
      expect(await readNpy(bytes.buffer)).toEqual(expected);
      expect(await readNpy(new Blob([bytes]))).toEqual(expected);
      expect(await readNpy(new Blob([bytes]).stream())).toEqual(expected);
      for (const size of [1, 3, 64]) expect(await readNpy(trickle(bytes, size))).toEqual(expected);
      const zipped = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
      expect(await readNpy(zipped)).toEqual(expected);
    }
  });

  test.each([
    ["pickled objects", "it holds Python objects (a pickle); save it as numbers"],
    ["records", "it holds records or raw bytes; save each field as an array of its own"],
    ["complex", "it holds complex numbers; save their real and imaginary parts"],
    ["strings", "it holds strings"],
    ["bytes", "it holds strings"],
    ["dates", "it holds dates"],
    ["no axis", "it holds one number without an axis for the samples"],
    ["empty", "it holds no numbers: its shape is 0 x 2"],
    ["nan", "number 1 is NaN; only finite ones are data"],
    ["infinite", "number 0 is Infinity; only finite ones are data"],
  ])("refuses %s with a sentence", async (name, sentence) => {
    const { file } = golden.refused.find((one) => one.name === name)!;
    await expect(readNpy(bytesOf(file))).rejects.toThrow(RangeError);
    await expect(readNpy(bytesOf(file))).rejects.toThrow(
      `readNpy: the NPY cannot be read: ${sentence}`,
    );
  });

  test("refuses sizes by the header alone, before anything follows", async () => {
    const huge = claimed(header("'<f8'", "(1000000000, 1000000000)"));
    await expect(readNpy(huge)).rejects.toThrow(
      "it has 1000000000000000000 numbers, more than 134217728 (maxElements)",
    );
    await expect(readNpy(trickle(huge, 7))).rejects.toThrow("(maxElements)");
    await expect(readNpy(claimed(header("'<f8'", "(100, 100)")))).rejects.toThrow(
      "bytes where its header declares",
    );
    await expect(
      readNpy(claimed(header("'<f8'", "(3, 4)"), 96), { maxElements: 11 }),
    ).rejects.toThrow("it has 12 numbers, more than 11");
  });

  test("refuses what is cut off or goes on", async () => {
    const file = toNpy({ data: Float32Array.of(1, 2, 3, 4), shape: [2, 2] });
    const longer = new Uint8Array(file.length + 1);
    longer.set(file);
    await expect(readNpy(trickle(longer, 50))).rejects.toThrow("it goes on after its last number");
    await expect(readNpy(longer)).rejects.toThrow("145 bytes where its header declares 144");
    for (let end = 0; end < file.length; end++) {
      await expect(readNpy(trickle(file.subarray(0, end), 9))).rejects.toThrow(
        "readNpy: the NPY cannot be read: it ",
      );
    }
  });

  test("refuses a header that is anything but a dict of literals", async () => {
    const bad = [
      "__import__('os')",
      "{'descr': '<f4', 'fortran_order': 0, 'shape': (1,)}",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (1.5,)}",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}",
      "{'descr': '<f4', 'fortran_order': False, 'shape': 3}",
      "{'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': (1,)}",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} + {}",
      "((((((((((((1,),),),),),),),),),),),)",
      header("'<f3'", "(1,)"),
      header("'<q8'", "(1,)"),
      header("'f4 '", "(1,)"),
      header("'<f4'", "(99999999999999999999,)"),
    ];
    for (const fields of bad) {
      await expect(readNpy(claimed(fields, 4)), fields).rejects.toThrow(
        /^readNpy: the NPY cannot be read: its /,
      );
    }
    await expect(readNpy(claimed(header("'<f4'", "(1,)"), 4, 4))).rejects.toThrow(
      "its version 4.0",
    );
    const long = claimed("", 4, 2);
    long.set([255, 255, 255, 127], 8);
    await expect(readNpy(long)).rejects.toThrow(
      "its header of 2147483647 bytes is longer than 65536",
    );
  });

  test("leaves prototypes as they are whatever a header names", async () => {
    const keys = Object.getOwnPropertyNames(Object.prototype);
    const fields = `{'__proto__': {'polluted': True}, 'descr': '<f4', 'fortran_order': False, 'shape': (1,)}`;
    expect((await readNpy(claimed(fields, 4))).shape).toEqual([1]);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(keys);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test("reads what NumPy under Python 2 wrote: sizes with an L", async () => {
    expect((await readNpy(claimed(header("'<f4'", "(1L, 2L)"), 8))).shape).toEqual([1, 2]);
  });

  test("refuses a number that does not fit the precision asked for", async () => {
    const file = toNpy({ data: Float64Array.of(1, 1e300), shape: [2] });
    await expect(readNpy(file, { precision: "float32" })).rejects.toThrow(
      "number 1 is Infinity in float32",
    );
  });

  test("refuses what is no source and options out of range", async () => {
    await expect(readNpy("x.npy" as never)).rejects.toThrow(
      new TypeError(
        "readNpy: source must be bytes, a Blob or File, or a stream of byte arrays; got string",
      ),
    );
    await expect(readNpy(null as never)).rejects.toThrow(TypeError);
    await expect(readNpy(new Uint8Array(0), { maxElements: 0 })).rejects.toThrow(
      new RangeError("readNpy: maxElements must be a positive integer; got 0"),
    );
    await expect(readNpy(new Uint8Array(0), { precision: "half" as never })).rejects.toThrow(
      RangeError,
    );
  });

  test("passes on what the source itself throws", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Uint8Array.of(0x93);
      throw new Error("the disk is gone");
    }
    await expect(readNpy(broken())).rejects.toThrow(new Error("the disk is gone"));
  });
});

describe("toNpy(samples)", () => {
  test("comes back to the bit, in float32 and float64, at all lengths of header", async () => {
    const words = Uint32Array.from({ length: 2000 }, () => 0);
    const rng = philox(4);
    for (let i = 0; i < words.length; i++) words[i] = rng.nextUint32();
    const data = new Float64Array(words.buffer).map((x) => (Number.isFinite(x) ? x : -0));
    for (const samples of [
      { data, shape: [1000] },
      { data, shape: [10, 100, 1] },
      { data, shape: [1000, ...Array.from({ length: 31 }, () => 1)] },
      { data: Float32Array.from(data, (x) => (Math.abs(x) < 1e38 ? x : 0)), shape: [500, 2] },
      { data: data.subarray(10, 20), shape: [5, 2] },
    ]) {
      const found = await readNpy(toNpy(samples));
      expect(found.shape).toEqual(samples.shape);
      const { buffer, byteOffset, byteLength } = samples.data;
      expect(new Uint8Array(found.data.buffer)).toEqual(
        new Uint8Array(buffer, byteOffset, byteLength),
      );
    }
  });

  test("is NumPy's own file, byte for byte", () => {
    const { file, values, shape } = golden.npy.find(({ name }) => name === "<f8 C version 1")!;
    expect(toNpy({ data: Float64Array.from(values), shape })).toEqual(bytesOf(file));
  });

  test("refuses shapes that do not fit", () => {
    expect(() => toNpy({ data: Float32Array.of(1), shape: [2] })).toThrow(TypeError);
    const shape = Array.from({ length: 33 }, () => 1);
    expect(() => toNpy({ data: Float32Array.of(1), shape })).toThrow(
      new RangeError("toNpy: shape must have at most 32 axes; got 33"),
    );
  });
});

describe("npyRows(source)", () => {
  const data = Float32Array.from({ length: 10 * 6 }, (_, i) => i);
  const file = toNpy({ data, shape: [10, 2, 3] });

  test("gives all rows in order, the last batch short", async () => {
    for (const size of [1, 3, 10, 11]) {
      const found: number[] = [];
      const counts: number[] = [];
      for await (const batch of npyRows(trickle(file, 5), { size })) {
        expect(batch.shape.slice(1)).toEqual([2, 3]);
        counts.push(batch.shape[0]!);
        found.push(...batch.data);
      }
      expect(found).toEqual([...data]);
      expect(counts.slice(0, -1).every((n) => n === size)).toBe(true);
    }
  });

  test("limits a batch and not the file, and lets the source go when it is left", async () => {
    await expect(npyRows(file, { size: 5, maxElements: 29 }).next()).rejects.toThrow(
      "npyRows: the NPY cannot be read: it has 30 numbers, more than 29",
    );
    let closed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield* trickle(file, 200);
      } finally {
        closed = true;
      }
    }
    for await (const { shape } of npyRows(source(), { size: 2, maxElements: 12 })) {
      expect(shape).toEqual([2, 2, 3]);
      break;
    }
    expect(closed).toBe(true);
  });

  test("refuses Fortran order, where no row lies together", async () => {
    const { file: fortran } = golden.npy.find(({ name }) => name === "<f4 F version 2")!;
    await expect(npyRows(bytesOf(fortran)).next()).rejects.toThrow("it is in Fortran order");
    expect(() => npyRows(file, { size: 0 })).toThrow(
      new RangeError("npyRows: size must be a positive integer; got 0"),
    );
  });
});
