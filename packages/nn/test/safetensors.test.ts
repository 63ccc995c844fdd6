import fc from "fast-check";
import { expect, test } from "vitest";
import { fromSafetensors, toSafetensors, type Tensor } from "../src/index.ts";

const FULL = process.env["INKWASH_TIER"] === "full";

/** A file from its parts, with the header as it is. */
function file(header: string, data: number, length = header.length): Uint8Array {
  const bytes = new Uint8Array(8 + header.length + data);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.set(new TextEncoder().encode(header), 8);
  return bytes;
}

const sorted = (record: object): unknown[] =>
  Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));

const everyKind: Record<string, Tensor> = {
  a: { data: Uint8Array.of(1, 2, 3), shape: [3] },
  b: { data: Float64Array.of(Math.PI, -0, Infinity, NaN), shape: [2, 2] },
  c: { data: Float32Array.of(1.5, -2), shape: [1, 2, 1] },
  d: { data: Int8Array.of(-1), shape: [] },
  e: { data: Int16Array.of(-300, 2), shape: [2] },
  f: { data: Uint16Array.of(65535), shape: [1] },
  g: { data: Int32Array.of(-7), shape: [1] },
  h: { data: Uint32Array.of(4294967295), shape: [1] },
  i: { data: BigInt64Array.of(-1n, 2n ** 62n), shape: [2] },
  j: { data: BigUint64Array.of(2n ** 64n - 1n), shape: [1] },
  empty: { data: new Float32Array(0), shape: [0, 5] },
  __proto__x: { data: Uint8Array.of(9), shape: [1] },
  ['naïve "quoted" ☃']: { data: Uint8Array.of(8), shape: [1] },
};

test("fromSafetensors(toSafetensors(file)) is the file, for every number format", () => {
  const metadata = { text: "höher\n", "": "empty key" };
  const again = fromSafetensors(toSafetensors({ tensors: everyKind, metadata }));
  expect(again.metadata).toEqual(metadata);
  expect(sorted(again.tensors)).toEqual(sorted(everyKind));
});

test("fromSafetensors(toSafetensors(file)) is the file, for any names and shapes", () => {
  const tensor = fc
    .tuple(fc.float32Array({ maxLength: 12 }), fc.boolean())
    .map(([data, wide]): Tensor => ({
      data: wide ? Float64Array.from(data) : data,
      shape: [data.length, 1],
    }));
  const name = fc.string({ unit: "grapheme" }).filter((text) => text !== "__metadata__");
  fc.assert(
    fc.property(
      fc.dictionary(name, tensor),
      fc.dictionary(fc.string(), fc.string()),
      (tensors, metadata) => {
        const again = fromSafetensors(toSafetensors({ tensors, metadata }));
        expect(sorted(again.tensors)).toEqual(sorted(tensors));
        expect(sorted(again.metadata)).toEqual(sorted(metadata));
      },
    ),
    { seed: 1, numRuns: FULL ? 5000 : 200 },
  );
});

test("toSafetensors(file) writes the format: length, padded JSON, wider elements first", () => {
  const bytes = toSafetensors({ tensors: everyKind });
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  expect(length % 8).toBe(0);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  expect(header.b).toEqual({ dtype: "F64", shape: [2, 2], data_offsets: [0, 32] });
  expect(header.c.dtype).toBe("F32");
  for (const [name, { data }] of Object.entries(everyKind)) {
    expect(header[name].data_offsets[0] % data.BYTES_PER_ELEMENT, name).toBe(0);
  }
  const at = 8 + length + header.c.data_offsets[0];
  expect(new DataView(bytes.buffer).getFloat32(at, true)).toBe(1.5);
});

test("toSafetensors(file) writes only a view's own numbers", () => {
  const data = Float32Array.of(1, 2, 3, 4).subarray(1, 3);
  const { tensors } = fromSafetensors(toSafetensors({ tensors: { x: { data, shape: [2] } } }));
  expect(tensors["x"]!.data).toEqual(Float32Array.of(2, 3));
});

test("toSafetensors(file) refuses what would be no such file", () => {
  const data = Float32Array.of(1);
  expect(() => toSafetensors({ tensors: { x: { data, shape: [2] } } })).toThrow(
    "toSafetensors: x.data.length must be 2, the product of its shape; got 1",
  );
  expect(() => toSafetensors({ tensors: { __metadata__: { data, shape: [1] } } })).toThrow(
    'a tensor cannot be named "__metadata__"',
  );
  const odd = new Uint8ClampedArray(1) as unknown as Uint8Array;
  expect(() => toSafetensors({ tensors: { x: { data: odd, shape: [1] } } })).toThrow(TypeError);
});

test("fromSafetensors(bytes) reads tensors that are not aligned, from any position in a buffer", () => {
  const header =
    '{"x":{"dtype":"F32","shape":[2],"data_offsets":[1,9]},"y":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}';
  const plain = file(header, 9);
  new DataView(plain.buffer).setFloat32(8 + header.length + 5, -1.5, true);
  const shifted = new Uint8Array(plain.length + 3);
  shifted.set(plain, 3);
  const { tensors } = fromSafetensors(shifted.subarray(3));
  expect(tensors["x"]!.data).toEqual(Float32Array.of(0, -1.5));
});

test("fromSafetensors(bytes) reads a Buffer of Node, whose slices share memory", () => {
  const bytes = toSafetensors({ tensors: everyKind });
  const { tensors } = fromSafetensors(Buffer.from(bytes));
  expect(sorted(tensors)).toEqual(sorted(fromSafetensors(bytes).tensors));
});

test("fromSafetensors(bytes) shares no memory with the bytes", () => {
  const bytes = toSafetensors({ tensors: { x: { data: Uint8Array.of(1), shape: [1] } } });
  const { tensors } = fromSafetensors(bytes);
  bytes.fill(0);
  expect(tensors["x"]!.data).toEqual(Uint8Array.of(1));
});

const x = (rest: string): string => `{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]${rest}}`;
const hostile: [string, Uint8Array, string][] = [
  ["nothing", new Uint8Array(0), "at least 8 bytes"],
  ["half a length", new Uint8Array(7), "at least 8 bytes"],
  ["no header", new Uint8Array(8), "the header is not JSON"],
  ["a header that is too long", file("{}", 0, 3), "said to have 3 bytes; the file has 2 more"],
  ["a length of 2^64 - 1", new Uint8Array(16).fill(255), "said to have 18446744073709552000 bytes"],
  ["broken JSON", file('{"x":', 0), "the header is not JSON"],
  [
    "broken UTF-8",
    file("{}", 0).map((byte, i) => (i === 8 ? 0xff : byte)),
    "the header is not JSON in UTF-8",
  ],
  ["a list", file("[]", 0), "the header is not a JSON object"],
  ["null", file("null", 0), "the header is not a JSON object"],
  ["metadata that is a text", file('{"__metadata__":"x"}', 0), "__metadata__ is not an object"],
  ["metadata with a number", file('{"__metadata__":{"a":1}}', 0), "__metadata__.a is not a text"],
  ["a tensor that is null", file('{"x":null}', 0), 'tensor "x" is not an object'],
  [
    "an unknown format",
    file('{"x":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}}', 2),
    'tensor "x" has dtype "F16"; known are F64',
  ],
  [
    "a format that objects inherit",
    file('{"x":{"dtype":"constructor","shape":[1],"data_offsets":[0,2]}}', 2),
    'has dtype "constructor"',
  ],
  [
    "a negative shape",
    file('{"x":{"dtype":"U8","shape":[-1,-2],"data_offsets":[0,2]}}', 2),
    "no shape of non-negative integers",
  ],
  [
    "a fractional shape",
    file('{"x":{"dtype":"U8","shape":[0.5],"data_offsets":[0,2]}}', 2),
    "no shape of non-negative integers",
  ],
  [
    "a shape that overflows",
    file(
      '{"x":{"dtype":"U8","shape":[9007199254740991,9007199254740991],"data_offsets":[0,2]}}',
      2,
    ),
    "needs 8.112963841460666e+31 bytes",
  ],
  [
    "one offset",
    file('{"x":{"dtype":"U8","shape":[1],"data_offsets":[0]}}', 1),
    "no two data_offsets",
  ],
  [
    "offsets backwards",
    file('{"x":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}}', 1),
    "needs 1 bytes; its data_offsets hold -1",
  ],
  [
    "too few bytes for a shape",
    file('{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}', 4),
    "needs 8 bytes; its data_offsets hold 4",
  ],
  ["a cut file", file(`${x("}")}`, 7), "the tensors have 8 bytes; the file has 7"],
  ["a file with more at its end", file(`${x("}")}`, 9), "the tensors have 8 bytes; the file has 9"],
  [
    "an overlap",
    file(x('},"y":{"dtype":"U8","shape":[4],"data_offsets":[6,10]}'), 10),
    'tensor "y" overlaps the tensor before it: it begins at 6 instead of 8',
  ],
  [
    "a gap",
    file(x('},"y":{"dtype":"U8","shape":[1],"data_offsets":[9,10]}'), 10),
    'tensor "y" leaves a gap before it: it begins at 9 instead of 8',
  ],
];

test.each(hostile)("fromSafetensors(bytes) refuses %s", (_, bytes, message) => {
  expect(() => fromSafetensors(bytes)).toThrow(RangeError);
  expect(() => fromSafetensors(bytes)).toThrow(`fromSafetensors: `);
  expect(() => fromSafetensors(bytes)).toThrow(message);
});

test("fromSafetensors(bytes) of a mutated file gives consistent tensors or a RangeError that begins with its name", () => {
  const original = toSafetensors({ tensors: everyKind, metadata: { a: "b" } });
  const mutation = fc.array(
    fc.tuple(fc.nat(original.length - 1), fc.integer({ min: 0, max: 255 })),
    { minLength: 1, maxLength: 4 },
  );
  const counts = { read: 0, refused: 0 };
  fc.assert(
    fc.property(mutation, fc.nat(original.length), fc.boolean(), (changes, cut, whole) => {
      const bytes = original.slice(0, whole ? original.length : cut);
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      try {
        const { tensors } = fromSafetensors(bytes);
        for (const { data, shape } of Object.values(tensors)) {
          expect(data.length).toBe(shape.reduce((product, each) => product * each, 1));
        }
        counts.read += 1;
      } catch (error) {
        if (!(error instanceof RangeError && error.message.startsWith("fromSafetensors: ")))
          throw error;
        counts.refused += 1;
      }
    }),
    { seed: 2, numRuns: FULL ? 100_000 : 2000 },
  );
  expect(counts.read).toBeGreaterThan(10);
  expect(counts.refused).toBeGreaterThan(50);
});
