import golden from "@inkwash/golden/torch_rng.json" with { type: "json" };
import "@inkwash/matchers";
import { ulps32 } from "@inkwash/matchers";
import {
  bernoulli,
  embedding,
  exponential,
  linear,
  mixtureSameFamily,
  multinomial,
  normal,
  randint,
  randperm,
  torchGenerator,
  uniform,
  type TorchGenerator,
} from "@inkwash/random/torch";
import { describe, expect, test } from "vitest";
import { place } from "../../src/torch/randperm.ts";
import { sha256, sums } from "./check.ts";

const float32 = (n: number): Float32Array<ArrayBuffer> => new Float32Array(n);
const float64 = (n: number): Float64Array<ArrayBuffer> => new Float64Array(n);

const DOUBLE = { rtol: 1e-14, atol: 1e-15 };

const mixture = { weights: [0.5, 0.3, 0.2], means: [0, 5, -3], scales: [1, 0.5, 1.5] };

/** The parameters of tutorial 004's network, in the order in which it is made. */
function model(rng: TorchGenerator): Record<string, Float32Array> {
  const out: Record<string, Float32Array> = {};
  for (const [name, inputs] of [
    ["lin1", 2],
    ["lin2", 128],
    ["lin3", 128],
  ] as const) {
    const { weight, bias } = linear(inputs, 128, rng);
    out[`${name}.lin.weight`] = weight;
    out[`${name}.lin.bias`] = bias;
    out[`${name}.embed.weight`] = uniform(embedding(100, 128, rng), 0, 1, rng);
  }
  const { weight, bias } = linear(128, 2, rng);
  return { ...out, "lin4.weight": weight, "lin4.bias": bias };
}

describe.each([0, 42] as const)("torch.manual_seed(%i)", (seed) => {
  const g = golden[`${seed}`];
  const scalar = golden.scalar_kernels[`${seed}`];
  const rng = (options = {}): TorchGenerator => torchGenerator(seed, options);

  test("fillUniform(out) is torch.rand, bit for bit", () => {
    expect([...rng().fillUniform(float32(30))]).toEqual(g.rand);
    expect([...rng().fillUniform(float64(30))]).toEqual(g.rand_float64);
    expect(sha256(rng().fillUniform(float32(100_000)))).toBe(g.rand_1e5.sha256);
  });

  test("fillNormal(fewer than 16) is torch.randn, bit for bit in float32", () => {
    for (const [n, expected] of Object.entries(g.randn_small)) {
      expect([...rng().fillNormal(float32(Number(n)))]).toEqual(expected);
    }
    expect(rng().fillNormal(float64(5))).toBeAllClose(g.randn_float64_small_5, DOUBLE);
  });

  test("fillNormal(16 and more) is torch.randn of both kernels, bit for bit", () => {
    for (const [fused, of] of [
      [true, g],
      [false, scalar],
    ] as const) {
      for (const [n, expected] of Object.entries(of.randn_vec)) {
        expect([...rng({ fused }).fillNormal(float32(Number(n)))]).toEqual(expected);
      }
      for (const { n, sha256: expected } of [of.randn_vec_1e5, of.randn_vec_100003]) {
        expect(sha256(rng({ fused }).fillNormal(float32(n)))).toBe(expected);
      }
      const rows = rng({ fused }).fillNormal(float32(256));
      expect([...rows.subarray(0, 10)]).toEqual(of.randn_128x2_first10);
      expect(sha256(rows)).toBe(of.randn_128x2.sha256);
    }
  });

  test("fillNormal(float64) is torch.randn within 1e-14", () => {
    expect(rng().fillNormal(float64(20))).toBeAllClose(g.randn_float64_20, DOUBLE);
    const { sum, sumsq, wsum } = g.randn_float64_1e5;
    const found = sums(rng().fillNormal(float64(100_000)));
    expect([found.sum, found.sumsq, found.wsum]).toBeAllClose([sum, sumsq, wsum], { atol: 1e-8 });
  });

  test("the normal that is kept outlives uniforms and long fills", () => {
    const first = rng();
    expect([
      ...first.fillNormal(float32(3)),
      ...first.fillNormal(float32(2)),
      ...first.fillUniform(float32(2)),
      ...first.fillNormal(float32(1)),
    ]).toEqual(g.seq_randn3_randn2_rand2_randn1);
    const drawn = (second: TorchGenerator): number[] =>
      [3, 16, 1].flatMap((n) => [...second.fillNormal(float32(n))]);
    expect(drawn(rng())).toEqual(g.seq_randn3_randn16_randn1);
    expect(drawn(rng({ fused: false }))).toEqual(scalar.seq_randn3_randn16_randn1);
  });

  test("randint, randperm, uniform, bernoulli and multinomial are PyTorch's, bit for bit", () => {
    expect([...randint(0, 100, 40, rng())]).toEqual(g.randint_0_100);
    expect([...randint(0, 4, 40, rng())]).toEqual(g.randint_0_4);
    expect([...randint(-3, 2 ** 34, 10, rng())]).toEqual(g["randint_-3_2^34"]);
    expect([...randperm(10, rng())]).toEqual(g.randperm_10);
    expect([...randperm(128, rng())]).toEqual(g.randperm_128);
    const order = randperm(10_000, rng());
    expect(Array.from(order.slice(0, 20))).toEqual(g.randperm_10000_first20);
    expect(sha256(BigInt64Array.from(order, BigInt))).toBe(g.randperm_10000.sha256);
    expect([...uniform(float32(20), -0.5, 0.5, rng())]).toEqual(g["uniform_-0.5_0.5"]);
    expect([...bernoulli(float32(20).fill(0.3), rng())]).toEqual(g["bernoulli_0.3"]);
    const weights = Float32Array.of(0.5, 0.3, 0.2);
    expect([...multinomial(weights, 30, rng(), { replacement: true })]).toEqual(
      g["multinomial_.5_.3_.2_repl_30"],
    );
  });

  test("normal(out, mean, std, rng) is normal_, and torch.normal is fillNormal, times and plus", () => {
    const found = normal(float32(20), 2, 3, rng({ fused: false }));
    expect(Array.from(found)).toEqual(scalar.normal_mean2_std3_n20);
    expect([...normal(float32(20), 2, 3, rng())]).toEqual(g.normal_mean2_std3_n20);
    const [means, stds] = [
      [0, 5, -3],
      [1, 0.5, 1.5],
    ];
    const scaled = rng()
      .fillNormal(float32(6))
      .map((z, i) => Math.fround(z * stds[i % 3]!) + means[i % 3]!);
    expect([...scaled]).toEqual(g.torch_normal_tensor_mean_std_n6);
  });

  test("mixtureSameFamily(mixture, n, rng) draws components, then a normal of each for each", () => {
    for (const [fused, of] of [
      [true, g],
      [false, scalar],
    ] as const) {
      const { samples, components } = mixtureSameFamily(mixture, 10_000, rng({ fused }));
      expect([...samples.subarray(0, 20)]).toEqual(of.gmm_sample_10000_first20);
      expect(sha256(samples)).toBe(of.gmm_sample_10000.sha256);
      expect(components).toHaveLength(10_000);
    }
  });

  test("linear and embedding make tutorial 004's network, every bit of every parameter", () => {
    const vector = rng();
    const made = model(vector);
    expect(Object.keys(made)).toEqual(Object.keys(g.ConditionalModel_100_init));
    for (const [name, { check }] of Object.entries(g.ConditionalModel_100_init)) {
      expect([name, sha256(made[name]!)]).toEqual([name, check.sha256]);
      expect(made[name]!.subarray(0, 8).join()).toBe(
        g.ConditionalModel_100_init[name as "lin4.bias"].first8.join(),
      );
    }
    expect([...vector.fillUniform(float32(3))]).toEqual(g.after_init_rand3);
    const plain = model(rng({ fused: false }));
    for (const [name, { check }] of Object.entries(scalar.ConditionalModel_100_init)) {
      expect([name, sha256(plain[name]!)]).toEqual([name, check.sha256]);
    }
  });
});

/** As the golden script keeps them: all of at most 32 elements, or the first 8 and the last 24. */
const ends = (all: ArrayLike<number>): number[] => {
  const values = Array.from(all);
  return values.length <= 32 ? values : [...values.slice(0, 8), ...values.slice(-24)];
};
const weights = Float32Array.of(0.1, 3, 0, 2, 0.7, 1e-3, 4);
const calls: Record<
  string,
  (rng: TorchGenerator, args: readonly (number | boolean)[]) => ArrayLike<number>
> = {
  randn: (rng, [n]) => rng.fillNormal(float32(n as number)),
  randn64: (rng, [n]) => rng.fillNormal(float64(n as number)),
  rand: (rng, [n]) => rng.fillUniform(float32(n as number)),
  rand64: (rng, [n]) => rng.fillUniform(float64(n as number)),
  normal: (rng, [n, mean, std]) => normal(float32(n as number), mean as number, std as number, rng),
  uniform: (rng, [n, from, to]) => uniform(float32(n as number), from as number, to as number, rng),
  randint: (rng, [low, high, n]) => randint(low as number, high as number, n as number, rng),
  randperm: (rng, [n]) => randperm(n as number, rng),
  exponential: (rng, [n, rate]) => exponential(float32(n as number), rate as number, rng),
  multinomial: (rng, [n, replacement]) =>
    multinomial(weights, n as number, rng, { replacement: replacement as boolean }),
  embedding: (rng, [rows, size]) => embedding(rows as number, size as number, rng),
  linear: (rng, [inputs, outputs]) => {
    const { weight, bias } = linear(inputs as number, outputs as number, rng);
    return [...weight, ...bias];
  },
};
describe.each(golden.scalar_kernels.more)("torch.manual_seed($seed)", ({ seed, steps }) => {
  test("102 calls in a row, of all kinds and sizes, with ATEN_CPU_CAPABILITY=default", () => {
    const rng = torchGenerator(seed, { fused: false, major: 1 });
    for (const [name, args, expected] of steps as [string, (number | boolean)[], number[]][]) {
      const found = ends(calls[name]!(rng, args));
      if (name === "randn64") expect(found).toBeAllClose(expected, DOUBLE);
      else if (name === "exponential") {
        const far = expected.map((value, i) => ulps32(found[i]!, value));
        expect(Math.max(...far)).toBeLessThanOrEqual(1);
      } else expect([name, args, found]).toEqual([name, args, expected]);
    }
    expect(steps.length).toBe(102);
  });
});

describe.each([
  ["AVX2", true, golden.rows],
  ["default", false, golden.scalar_kernels.rows],
] as const)("ATEN_CPU_CAPABILITY=%s", (_, fused, rows) => {
  test.each(rows)("70 sizes in a row, 14 to 81 and larger, bit for bit: seed $seed", (expected) => {
    const rng = torchGenerator(expected.seed, { fused, major: 1 });
    const parts: Float32Array[] = [];
    for (const n of [...Array.from({ length: 68 }, (__, i) => 14 + i), 1013, 100_003]) {
      parts.push(rng.fillNormal(float32(n)), normal(float32(n), -2.5, 0.3, rng));
      // torch.normal(mean, std) of tensors rounds the product and the sum.
      const drawn = rng.fillNormal(float32(n));
      parts.push(drawn.map((z, i) => Math.fround(z * (0.125 * i + 0.5)) + (0.25 * i - 1)));
      parts.push(embedding((n % 9) + 1, (n % 7) + 1, rng));
      // nn.Conv2d(i, o, 3) is nn.Linear(9 i, o).
      const { weight, bias } = linear(9 * ((n % 5) + 1), (n % 7) + 1, rng);
      const scales = Array.from({ length: (n % 4) + 1 }, (__, k) => 0.5 * k + 0.5);
      const weights = scales.map((scale) => 2 * scale);
      const means = scales.map((scale) => 4 * scale - 3);
      parts.push(weight, bias, mixtureSameFamily({ weights, means, scales }, n, rng).samples);
    }
    const all = float32(parts.reduce((sum, part) => sum + part.length, 0));
    parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
    expect(sha256(all)).toBe(expected.sha256);
  });
});

test("fillNormal(20) is torch.manual_seed(0); torch.randn(20) of PyTorch 2.13, bit for bit", () => {
  expect([...torchGenerator(0).fillNormal(float32(20))]).toEqual([
    -1.1258398294448853, -1.152360200881958, -0.2505785822868347, -0.4338788092136383,
    0.5988394618034363, -1.5550950765609741, -0.3413603901863098, 1.85300612449646,
    0.46809640526771545, -0.1577124446630478, 1.4436601400375366, 0.26604941487312317,
    1.3893661499023438, 1.586334228515625, 0.946298360824585, -0.843676745891571,
    0.9318265914916992, 1.2590092420578003, 2.0049805641174316, 0.05373690277338028,
  ]);
});

test("multinomial of a single index is a race also with replacement, as in PyTorch 2.13", () => {
  const draw = (major: 1 | 2): number[] => [
    ...multinomial(weights, 1, torchGenerator(-5, { major }), { replacement: true }),
  ];
  expect(draw(2)).toEqual([6]);
  // PyTorch 1.13 searches the sums there.
  expect(draw(1)).toEqual([3]);
});

test("randint over 2^28 integers and more takes two words in PyTorch 2.13, one in 1.13", () => {
  // torch.manual_seed(7); torch.randint(0, range, (3,)) of both.
  for (const [range, first, second] of [
    [2 ** 28 - 1, [59306160, 171107527, 128500261], [59306160, 171107527, 128500261]],
    [2 ** 28, [59306159, 171107524, 128500249], [171107524, 27798006, 174903507]],
    [2 ** 32 - 1, [327741615, 976413892, 3349725721], [1304155507, 424733712, 1789421335]],
    [2 ** 32, [976413892, 1369975286, 4201435347], [976413892, 1369975286, 4201435347]],
  ] as const) {
    expect([...randint(0, range, 3, torchGenerator(7, { major: 1 }))]).toEqual(first);
    expect([...randint(0, range, 3, torchGenerator(7))]).toEqual(second);
  }
});

test("randperm of 214,748,364 and more takes two words an element, the upper one first", () => {
  const [rng, words] = [torchGenerator(9), torchGenerator(9)];
  const [high, low] = [words.nextUint32(), words.nextUint32()];
  const wide = (BigInt(high) << 32n) | BigInt(low);
  expect(place(300_000_007, true, rng)).toBe(Number(wide % 300_000_007n));
  expect(place(1000, false, rng)).toBe(words.nextUint32() % 1000);
});

test("what is out of range is refused in one sentence", () => {
  const rng = torchGenerator(0);
  const cases: [() => unknown, new (message: string) => Error, string][] = [
    [() => torchGenerator(0.5), RangeError, "torchGenerator: seed must be a safe integer; got 0.5"],
    [
      () => torchGenerator(0, { major: 3 as never }),
      RangeError,
      "torchGenerator: major must be 1 or 2; got 3",
    ],
    [
      () => rng.fillUniform([1] as never),
      TypeError,
      "fillUniform: out must be a Float32Array or a Float64Array",
    ],
    [
      () => rng.fillNormal(undefined as never),
      TypeError,
      "fillNormal: out must be a Float32Array or a Float64Array",
    ],
    [
      () => uniform(float32(1), 1, 0, rng),
      RangeError,
      "uniform: from and to must be finite and in order; got 1 and 0",
    ],
    [
      () => uniform(float32(1), NaN, 0, rng),
      RangeError,
      "uniform: from and to must be finite and in order; got NaN and 0",
    ],
    [() => normal(float32(1), NaN, 1, rng), RangeError, "normal: mean must be finite; got NaN"],
    [
      () => normal(float32(1), 0, -1, rng),
      RangeError,
      "normal: std must be a finite number >= 0; got -1",
    ],
    [
      () => randint(3, 3, 1, rng),
      RangeError,
      "randint: low and high must be safe integers in order; got 3, 3",
    ],
    [
      () => randint(-(2 ** 53) + 1, 2 ** 53 - 1, 1, rng),
      RangeError,
      "randint: low and high must be safe integers in order; got -9007199254740991, 9007199254740991",
    ],
    [
      () => randint(0, 2, -1, rng),
      RangeError,
      "randint: count must be an integer in [0, 2^32); got -1",
    ],
    [() => randperm(-1, rng), RangeError, "randperm: n must be an integer in [0, 2^32); got -1"],
    [
      () => exponential(float32(1), 0, rng),
      RangeError,
      "exponential: rate must be a finite number > 0; got 0",
    ],
    [
      () => bernoulli(Float32Array.of(0.5, 2), rng),
      RangeError,
      "bernoulli: probabilities[1] must be in [0, 1]; got 2",
    ],
    [
      () => multinomial(Float32Array.of(1, -1), 1, rng),
      RangeError,
      "multinomial: weights[1] must be finite and >= 0; got -1",
    ],
    [
      () => multinomial(Float32Array.of(1, 0), 2, rng),
      RangeError,
      "multinomial: 1 weights are above 0; got count 2 without replacement",
    ],
    [
      () => multinomial(float32(3), 2, rng, { replacement: true }),
      RangeError,
      "multinomial: 0 weights are above 0; got count 2",
    ],
    [
      () => multinomial(Float32Array.of(1), 0, rng),
      RangeError,
      "multinomial: count must be an integer in [1, 2^32); got 0",
    ],
    [
      () => mixtureSameFamily({ ...mixture, means: [1] }, 1, rng),
      TypeError,
      "mixtureSameFamily: means and scales must be as many as weights (3); got 1 and 3",
    ],
    [
      () => mixtureSameFamily(mixture, 0, rng),
      RangeError,
      "mixtureSameFamily: count must be an integer in [1, 2^32); got 0",
    ],
    [() => linear(0, 1, rng), RangeError, "linear: inputs must be an integer in [1, 2^32); got 0"],
    [
      () => embedding(1, 0, rng),
      RangeError,
      "embedding: size must be an integer in [1, 2^32); got 0",
    ],
  ];
  for (const [call, Kind, message] of cases) expect(call).toThrow(new Kind(message));
});
