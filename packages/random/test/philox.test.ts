import { philox, philox4x32, type PhiloxStream } from "@inkwash/random";
import fc from "fast-check";
import { expect, test } from "vitest";

const END = 2 ** 53;
const full = process.env["INKWASH_TIER"] === "full";
const options = { seed: 20261121, numRuns: full ? 5_000 : 300 };
const seeds = fc.maxSafeNat();
const indices = fc.oneof(fc.nat({ max: 40 }), fc.integer({ min: 0, max: END - 1000 }));

type Fill = (rng: PhiloxStream, count: number) => Float32Array | Float64Array;
const fills: Readonly<Record<string, Fill>> = {
  "fillUniform(float32)": (rng, count) => rng.fillUniform(new Float32Array(count)),
  "fillUniform(float64)": (rng, count) => rng.fillUniform(new Float64Array(count)),
  "fillNormal(float32)": (rng, count) => rng.fillNormal(new Float32Array(count)),
  "fillNormal(float64)": (rng, count) => rng.fillNormal(new Float64Array(count)),
};

test("nextUint32() gives the words of Philox blocks, lane by lane", () => {
  const rng = philox(2 ** 40 + 5, { stream: [11, 12] });
  for (const block of [0, 1, 2, 3]) {
    const expected = philox4x32([block, 0, 11, 12], [5, 256]);
    for (const word of expected) expect(rng.nextUint32()).toBe(word);
  }
  expect(rng.index).toBe(16);
});

test("the counter of a block carries beyond 32 bits", () => {
  const rng = philox(1).at(4 * (2 ** 32 + 2) + 1);
  expect(rng.nextUint32()).toBe(philox4x32([2, 1, 0, 0], [1, 0])[1]);
});

test("philox(seed) tells all seeds in [0, 2^53) apart", () => {
  expect(philox(0).key).toEqual([0, 0]);
  expect(philox(END - 1).key).toEqual([0xffffffff, 0x1fffff]);
  expect(philox(1).nextUint32()).not.toBe(philox(1 + 2 ** 32).nextUint32());
});

test("at(index) is where index draws of words lead, and leaves the stream where it is", () => {
  fc.assert(
    fc.property(seeds, fc.nat({ max: 60 }), (seed, index) => {
      const walked = philox(seed);
      for (let i = 0; i < index; i++) walked.nextUint32();
      const jumped = philox(seed).at(index);
      expect(jumped.index).toBe(walked.index);
      const word = jumped.nextUint32();
      expect(walked.at(index).nextUint32()).toBe(word);
      expect(walked.index).toBe(index);
      expect(walked.nextUint32()).toBe(word);
    }),
    options,
  );
});

test.for(Object.entries(fills))("%s in parts equals the whole, from any index", ([, fill]) => {
  const parts = fc.array(fc.nat({ max: 9 }), { maxLength: 8 });
  fc.assert(
    fc.property(seeds, indices, parts, (seed, index, counts) => {
      const rng = philox(seed).at(index);
      const drawn = counts.flatMap((count) => [...fill(rng, count)]);
      const whole = [...fill(philox(seed).at(index), drawn.length)];
      expect(drawn).toEqual(whole);
    }),
    options,
  );
});

test.for(Object.entries(fills))("%s moves on by what its numbers own", ([name, fill]) => {
  const width = name.includes("64") ? 2 : 1;
  for (let start = 0; start < 9; start++) {
    for (let count = 1; count < 9; count++) {
      const rng = philox(3).at(start);
      fill(rng, count);
      expect(rng.index).toBe(Math.ceil(start / width) * width + count * width);
    }
  }
});

test.for(Object.entries(fills))(
  "%s gives the number at an address whoever asks",
  ([name, fill]) => {
    const width = name.includes("64") ? 2 : 1;
    const whole = fill(philox(9), 50);
    for (let i = 0; i < 50; i++) expect(fill(philox(9).at(i * width), 1)[0]).toBe(whole[i]);
  },
);

test("words and fills can be mixed: a fill goes on where the words stopped", () => {
  const rng = philox(4);
  rng.nextUint32();
  const [u] = rng.fillUniform(new Float32Array(1));
  expect(u).toBe(Math.floor(philox(4).at(1).nextUint32() / 256) / 2 ** 24);
  expect(rng.nextUint32()).toBe(philox(4).at(2).nextUint32());
});

test("fillUniform(out) gives multiples of 2^-24 or 2^-53 in [0, 1)", () => {
  for (const [out, unit] of [
    [new Float32Array(20_000), 2 ** 24],
    [new Float64Array(20_000), 2 ** 53],
  ] as const) {
    for (const u of philox(8).fillUniform(out)) {
      expect(u >= 0 && u < 1 && Number.isInteger(u * unit)).toBe(true);
    }
  }
});

test("fills return their argument, write views in place and take empty arrays", () => {
  const buffer = new Float32Array(10).fill(-1);
  const view = buffer.subarray(3, 6);
  expect(philox(1).fillUniform(view)).toBe(view);
  expect([...buffer].map((v) => v === -1)).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((i) => i < 3 || i > 5),
  );
  expect(philox(1).fillNormal(new Float64Array(0))).toHaveLength(0);
});

test("fork(key) gives the same stream wherever its parent stands, at index 0", () => {
  const parent = philox(6);
  const child = parent.fork("start");
  parent.fillNormal(new Float32Array(7));
  expect(parent.fork("start").stream).toEqual(child.stream);
  expect(child.index).toBe(0);
  expect(child.key).toEqual(parent.key);
  child.nextUint32();
  expect(parent.fork("start").index).toBe(0);
});

test("fork(key) names differ: integers, strings of digits, prefixes, generations, seeds", () => {
  const root = philox(12);
  const children = [
    root,
    ...Array.from({ length: 2000 }, (_, i) => root.fork(i)),
    ...Array.from({ length: 2000 }, (_, i) => root.fork(String(i))),
    ...["", "a", "b", "ab", "ba", "\u0000", "\u0000\u0000", "\u0100", "\u0001"].map((k) =>
      root.fork(k),
    ),
    root.fork(1).fork(1),
    root.fork(1).fork(2),
    root.fork(2 ** 32),
    root.fork(END - 1),
    philox(13).fork(0),
  ];
  const names = new Set(children.map(({ stream, key }) => [...stream, ...key].join()));
  expect(names.size).toBe(children.length);
});

test("philox(seed) refuses what is not an integer in [0, 2^53)", () => {
  for (const seed of [-1, 0.5, END, NaN, Infinity, "1", undefined]) {
    expect(() => philox(seed as number)).toThrow(
      new RangeError(`philox: seed must be an integer in [0, 2^53); got ${seed}`),
    );
  }
});

test("philox(seed, { stream }) refuses what is not two uint32", () => {
  expect(() => philox(1, { stream: [0] as never })).toThrow(
    new RangeError("philox: stream must have 2 words; got 1"),
  );
  expect(() => philox(1, { stream: [0, -1] })).toThrow(
    new RangeError("philox: stream[1] must be an integer in [0, 2^32); got -1"),
  );
});

test("at(index) and fork(key) refuse what is not an integer in [0, 2^53)", () => {
  for (const value of [-1, 0.5, END, NaN]) {
    expect(() => philox(1).at(value)).toThrow(
      new RangeError(`at: index must be an integer in [0, 2^53); got ${value}`),
    );
    expect(() => philox(1).fork(value)).toThrow(
      new RangeError(`fork: key must be a string or an integer in [0, 2^53); got ${value}`),
    );
  }
});

test("a stream ends at index 2^53 with an error, not with a repetition", () => {
  const last = philox(1).at(END - 1);
  expect(() => last.fillUniform(new Float32Array(2))).toThrow(
    new RangeError("fillUniform: the stream ends at index 2^53; draw from a fork"),
  );
  expect(last.index).toBe(END - 1);
  last.nextUint32();
  expect(() => last.nextUint32()).toThrow(RangeError);
  expect(() =>
    philox(1)
      .at(END - 1)
      .fillNormal(new Float64Array(1)),
  ).toThrow(RangeError);
});

test("fillUniform(out) and fillNormal(out) refuse other arrays", () => {
  for (const out of [[0, 0], new Uint8Array(2), undefined]) {
    expect(() => philox(1).fillUniform(out as never)).toThrow(
      new TypeError("fillUniform: out must be a Float32Array or a Float64Array"),
    );
    expect(() => philox(1).fillNormal(out as never)).toThrow(
      new TypeError("fillNormal: out must be a Float32Array or a Float64Array"),
    );
  }
});
