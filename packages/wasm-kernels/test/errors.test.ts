import { createKernels, type Kernels } from "@inkwash/wasm-kernels";
import { expect, test } from "vitest";

const kernels = createKernels();
const x = new Float32Array(6);
const address = { key: [1, 0], stream: [0, 0], index: 0 } as const;
const rates = { signal: 1, noise: 1 };

const cases: readonly [string, (k: Kernels) => unknown, new () => Error, RegExp][] = [
  [
    "key of three",
    (k) => k.fillNormal(x, { ...address, key: [1, 2, 3] as never }),
    RangeError,
    /^fillNormal: key must be two integers in \[0, 2\^32\); got 1,2,3$/,
  ],
  ["negative key", (k) => k.fillNormal(x, { ...address, key: [-1, 0] }), RangeError, /got -1,0$/],
  [
    "no stream",
    (k) => k.fillNormal(x, { ...address, stream: undefined as never }),
    RangeError,
    /^fillNormal: stream .*got undefined$/,
  ],
  [
    "NaN index",
    (k) => k.fillUniform(x, { ...address, index: NaN }),
    RangeError,
    /^fillUniform: index must be an integer in \[0, 2\^53\); got NaN$/,
  ],
  [
    "half index",
    (k) => k.fillWords(new Uint32Array(1), { ...address, index: 0.5 }),
    RangeError,
    /got 0.5$/,
  ],
  [
    "end of the stream",
    (k) => k.fillNormal(x, { ...address, index: 2 ** 53 - 5 }),
    RangeError,
    /^fillNormal: the stream ends at 2\^53; got index 9007199254740987 for 6 numbers$/,
  ],
  [
    "float64",
    (k) => k.fillNormal(new Float64Array(1) as never, address),
    TypeError,
    /^fillNormal: out must be a Float32Array/,
  ],
  [
    "plain array",
    (k) => k.fillWords([1] as never, address),
    TypeError,
    /^fillWords: out must be a Uint32Array/,
  ],
  [
    "z too short",
    (k) => k.jump(x, new Float32Array(5), rates),
    TypeError,
    /^jump: z.length must equal x.length \(6\); got 5$/,
  ],
  [
    "out too long",
    (k) => k.jump(x, address, { ...rates, out: new Float32Array(7) }),
    TypeError,
    /^jump: out.length must equal x.length \(6\); got 7$/,
  ],
  [
    "NaN signal",
    (k) => k.jump(x, address, { ...rates, signal: NaN }),
    RangeError,
    /^jump: signal must be finite in float32; got NaN$/,
  ],
  [
    "too large a noise",
    (k) => k.jump(x, address, { ...rates, noise: 1e39 }),
    RangeError,
    /^jump: noise must be finite in float32; got 1e\+39$/,
  ],
  [
    "one rate infinite",
    (k) => k.jump(x, address, { ...rates, noise: [1, Infinity] }),
    RangeError,
    /^jump: noise\[1\] must be finite in float32; got Infinity$/,
  ],
  [
    "rows that do not divide",
    (k) => k.jump(x, address, { ...rates, signal: [1, 1, 1, 1] }),
    TypeError,
    /^jump: signal must be a number or one for each row, where the rows divide x.length \(6\); got 4$/,
  ],
  ["no rates", (k) => k.jump(x, address, {} as never), TypeError, /^jump: signal must be a number/],
  [
    "rates of two kinds of rows",
    (k) => k.jump(x, address, { signal: [1, 1], noise: [1, 1, 1] }),
    TypeError,
    /^jump: noise.length must equal signal.length \(2\); got 3$/,
  ],
];

test.each(cases)("%s is refused in one sentence", (_, call, kind, message) => {
  expect(() => call(kernels)).toThrow(kind);
  expect(() => call(kernels)).toThrow(message);
});

test("destroy() gives the memory back, twice without harm, and later calls say so", () => {
  const mine = createKernels();
  expect(mine.byteLength).toBe(65536);
  mine.destroy();
  mine.destroy();
  expect(mine.byteLength).toBe(0);
  for (const call of [
    () => mine.fillWords(new Uint32Array(1), address),
    () => mine.fillUniform(x, address),
    () => mine.fillNormal(x, address),
    () => mine.jump(x, address, rates),
  ]) {
    expect(call).toThrow(/: these kernels are destroyed; create new ones$/);
  }
});

test("using kernels = createKernels() destroys them at the end of the block", () => {
  const seen = ((): Kernels => {
    using mine = createKernels();
    mine.fillNormal(x, address);
    return mine;
  })();
  expect(seen.byteLength).toBe(0);
});
