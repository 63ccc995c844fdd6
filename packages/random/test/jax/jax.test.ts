import golden from "@inkwash/golden/jax_threefry.json" with { type: "json" };
import "@inkwash/matchers";
import { ulps32 } from "@inkwash/matchers";
import * as jax from "@inkwash/random/jax";
import { describe, expect, test } from "vitest";

const full = process.env["INKWASH_TIER"] === "full";
type Golden = (typeof golden.partitionable)[0];

/** What the README promises of float32 normals. */
const PROMISED_ULPS = 4;

/** As the golden script keeps them: all of at most 24 elements, or the first and the last 8. */
const ends = <T>(all: ArrayLike<T>): T[] => {
  const values = Array.from(all);
  return values.length <= 24 ? values : [...values.slice(0, 8), ...values.slice(-8)];
};
const words = (keys: readonly jax.Key[]): number[] => keys.flatMap(({ data }) => [...data]);

const cases = (["partitionable", "original"] as const).flatMap((order) =>
  Object.entries(golden[order]).map(
    ([seed, expected]) => [order, Number(seed), expected as unknown as Golden] as const,
  ),
);

describe.each(cases)("jax.random, %s, seed %i", (order, seed, g) => {
  const key = jax.key(seed, { partitionable: order === "partitionable", x64: true });
  const float32 = (n: number): Float32Array<ArrayBuffer> => new Float32Array(n);
  const float64 = (n: number): Float64Array<ArrayBuffer> => new Float64Array(n);
  const entries = <T>(record: Record<string, T>): [number, T][] =>
    Object.entries(record).map(([n, value]) => [Number(n), value]);

  test("key, split and foldIn are JAX's, bit for bit", () => {
    expect(key.data).toEqual(g.key);
    expect(words(jax.split(key))).toEqual(g.split2);
    expect(words(jax.split(key, 5))).toEqual(g.split5);
    expect(words(jax.split(key, 6))).toEqual(g.split2x3);
    for (const [data, expected] of entries(g.foldIn)) {
      expect(jax.foldIn(key, data)).toEqual({ ...key, data: expected });
    }
  });

  test("bits(key, n, width) are JAX's, bit for bit, of a child too", () => {
    for (const width of [8, 16, 32] as const) {
      for (const [n, expected] of entries(g.bits[width])) {
        expect(ends(jax.bits(key, n, width))).toEqual(expected);
      }
    }
    for (const [n, expected] of entries(g.bits[64])) {
      expect(ends(jax.bits(key, n, 64)).map(String)).toEqual(expected);
    }
    expect([...jax.bits(jax.split(key, 5)[3]!, 5)]).toEqual(g.child);
  });

  test("uniform(key, out) is JAX's, bit for bit, scaled too", () => {
    for (const [n, expected] of entries(g.uniform32)) {
      expect(ends(jax.uniform(key, float32(n)))).toEqual(expected);
    }
    for (const [n, expected] of entries(g.uniform64)) {
      expect(ends(jax.uniform(key, float64(n)))).toEqual(expected);
    }
    const options = { minval: -0.3, maxval: 2.1 };
    expect([...jax.uniform(key, float32(24), options)]).toEqual(g["uniform32_-0.3_2.1"]);
    const rounded = jax.uniform(key, float64(24), options);
    // XLA rounds the product and the sum once in float64; here they round twice.
    expect(rounded).toBeAllClose(g["uniform64_-0.3_2.1"], { atol: 5e-16 });
  });

  test("normal(key, out) is JAX's within 4 ulps, beyond 4.5 sigma too", () => {
    for (const [n, expected] of entries(g.normal32)) {
      const found = ends(jax.normal(key, float32(n)));
      const far = found.map((z, i) => ulps32(z, expected[i]!));
      expect(Math.max(...far)).toBeLessThanOrEqual(PROMISED_ULPS);
    }
    for (const [n, expected] of entries(g.normal64)) {
      expect(ends(jax.normal(key, float64(n)))).toBeAllClose(expected, {
        rtol: 2e-14,
        atol: 1e-15,
      });
    }
    if (!full && seed !== 1701) return;
    const many = jax.normal(key, float32(1_000_000));
    g.tails.places.forEach((place, i) => {
      expect(ulps32(many[place]!, g.tails.values[i]!)).toBeLessThanOrEqual(PROMISED_ULPS);
    });
    expect(Math.max(...g.tails.values)).toBeGreaterThan(4.5);
  });

  test("randint(key, n, minval, maxval) is JAX's, bit for bit", () => {
    for (const [range, expected] of Object.entries(g.randint)) {
      const [low, high] = range.split(" ").map(Number);
      expect([range, [...jax.randint(key, 7, low!, high!)]]).toEqual([range, expected]);
    }
  });

  test("permutation(key, n) is JAX's, by one sort and by two", () => {
    for (const [n, expected] of entries(g.permutation)) {
      expect(ends(jax.permutation(key, n))).toEqual(expected);
    }
  });

  test("generator(key) splits its key at every call, as a loop over split does", () => {
    const rng = jax.generator(key);
    for (const expected of g.loop) {
      const found = rng.fillNormal(float32(3));
      expect(Math.max(...expected.map((z, i) => ulps32(found[i]!, z)))).toBeLessThanOrEqual(4);
    }
    const again = jax.generator(key);
    const [rest, now] = jax.split(key);
    expect(again.nextUint32()).toBe(jax.bits(now!, 1)[0]);
    const uniforms = jax.uniform(jax.split(rest!)[1]!, float64(2));
    expect(again.fillUniform(float64(2))).toEqual(uniforms);
  });
});

// JAX's tests/random_test.py: testThreefry2x32, which takes them from Random123's known answers.
test.each([
  [[0, 0], [0, 0], "6b200159 99ba4efe"],
  [[0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], "1cb996fc bb002be7"],
  [[0x243f6a88, 0x85a308d3], [0x13198a2e, 0x03707344], "c4923a9c 483df7a0"],
])("threefry2x32(%j, %j) is Random123's known answer", (counter, key, answer) => {
  const hex = [...jax.threefry2x32(counter, key)].map((word) => word.toString(16));
  expect(hex.join(" ")).toBe(answer);
});

// JAX's tests/random_test.py: testRngRandomBits, in the original order.
test("bits(key(1701)) are those that JAX freezes between its versions", () => {
  const key = jax.key(1701, { partitionable: false });
  expect([...jax.bits(key, 3, 8)]).toEqual([216, 115, 43]);
  expect([...jax.bits(key, 3, 16)]).toEqual([41682, 1300, 55017]);
  expect([...jax.bits(key, 3)]).toEqual([56197195, 4200222568, 961309823]);
  expect([...jax.bits(key, 3, 64)]).toEqual([
    3982329540505020460n,
    16822122385914693683n,
    7882654074788531506n,
  ]);
});

test("key(seed) without x64 has 32 bits, with it 64; JAX's order is partitionable", () => {
  expect(jax.key(5)).toEqual({ data: [0, 5], partitionable: true });
  expect(jax.key(-1).data).toEqual([0, 0xffffffff]);
  expect(jax.key(-1, { x64: true }).data).toEqual([0xffffffff, 0xffffffff]);
  expect(jax.key(2 ** 32 + 3, { x64: true }).data).toEqual([1, 3]);
});

test("what is out of range is refused in one sentence", () => {
  const key = jax.key(0);
  const none = undefined as never;
  const cases: [() => unknown, new (message: string) => Error, string][] = [
    [
      () => jax.key(2 ** 32),
      RangeError,
      "key: seed must be an integer in [-2^31, 2^32), or give x64: true; got 4294967296",
    ],
    [() => jax.key(0.5, { x64: true }), RangeError, "key: seed must be a safe integer; got 0.5"],
    [() => jax.split(none), TypeError, "split: key must be a key of key(), split() or foldIn()"],
    [() => jax.split(key, -1), RangeError, "split: count must be an integer in [0, 2^32); got -1"],
    [
      () => jax.foldIn(none, 1),
      TypeError,
      "foldIn: key must be a key of key(), split() or foldIn()",
    ],
    [
      () => jax.foldIn(key, -1),
      RangeError,
      "foldIn: data[0] must be an integer in [0, 2^32); got -1",
    ],
    [() => jax.bits(key, 1, 7 as never), RangeError, "bits: width must be 8, 16, 32 or 64; got 7"],
    [() => jax.bits(key, 0.5), RangeError, "bits: count must be an integer in [0, 2^32); got 0.5"],
    [
      () => jax.uniform(key, [1] as never),
      TypeError,
      "uniform: out must be a Float32Array or a Float64Array",
    ],
    [
      () => jax.uniform(key, new Float32Array(1), { minval: 1, maxval: NaN }),
      RangeError,
      "uniform: minval and maxval must be finite and in order; got 1 and NaN",
    ],
    [
      () => jax.normal(key, none),
      TypeError,
      "normal: out must be a Float32Array or a Float64Array",
    ],
    [
      () => jax.randint(key, 1, 3, 3),
      RangeError,
      "randint: minval and maxval must be integers in order in [-2^31, 2^31]; got 3 and 3",
    ],
    [
      () => jax.permutation(key, -1),
      RangeError,
      "permutation: count must be an integer in [0, 2^32); got -1",
    ],
    [
      () => jax.generator({ data: [1, 2.5], partitionable: true }),
      TypeError,
      "generator: key must be a key of key(), split() or foldIn()",
    ],
    [
      () => jax.threefry2x32([0], [0, 0]),
      RangeError,
      "threefry2x32: counter must have 2 words; got 1",
    ],
  ];
  for (const [call, Kind, message] of cases) expect(call).toThrow(new Kind(message));
});
