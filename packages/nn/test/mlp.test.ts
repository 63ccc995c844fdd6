import { expect, test } from "vitest";
import { initialise, mlp, tensors, type MlpOptions } from "../src/index.ts";
import { philox } from "@inkwash/random";

const fourier = { kind: "fourier", features: 8, range: [-6, 10] } as const;

test("mlp(options) lays the tutorial's network out as its PyTorch state dict", () => {
  const network = mlp({
    dimension: 2,
    activation: "softplus",
    conditioning: { kind: "embedding", steps: 100 },
  });
  expect(network.parameters.map(({ name, shape }) => `${name} ${shape.join("x")}`)).toEqual([
    "lin1.lin.weight 128x2",
    "lin1.lin.bias 128",
    "lin1.embed.weight 100x128",
    "lin2.lin.weight 128x128",
    "lin2.lin.bias 128",
    "lin2.embed.weight 100x128",
    "lin3.lin.weight 128x128",
    "lin3.lin.bias 128",
    "lin3.embed.weight 100x128",
    "lin4.weight 2x128",
    "lin4.bias 2",
  ]);
  expect(network.size).toBe(72_066);
});

test("mlp(options) lays parameters out without gaps, also with Fourier gates", () => {
  const { parameters, size } = mlp({ dimension: 3, width: 5, depth: 2, conditioning: fourier });
  let end = 0;
  for (const { shape, offset } of parameters) {
    expect(offset).toBe(end);
    end += shape.reduce((a, b) => a * b, 1);
  }
  expect(size).toBe(end);
  expect(parameters.map(({ name }) => name)).toContain("lin2.gate.bias");
});

test("mlp(options) is plain data: it survives JSON, and shares nothing with its options", () => {
  const conditioning = {
    kind: "fourier",
    features: 8,
    range: [-6, 10] as [number, number],
  } as const;
  const network = mlp({ dimension: 2, conditioning });
  conditioning.range[0] = 5;
  expect(JSON.parse(JSON.stringify(network))).toEqual(network);
  expect(network.conditioning).toEqual(fourier);
});

test.each<[string, Omit<MlpOptions, "dimension">]>([
  ["widths of their own", { width: [3, 4], conditioning: fourier, residual: 0 }],
  ["residual blocks", { conditioning: fourier, residual: 2, zeroOutput: true }],
  ["FiLM and classes", { conditioning: fourier, entry: "film", hidden: 8, classes: 3 }],
  ["random features", { conditioning: { ...fourier, kind: "random", scale: 2, seed: 1 } }],
  ["sinusoidal features", { conditioning: { kind: "sinusoidal", features: 6 }, entry: "concat" }],
  ["learned features", { conditioning: { kind: "embedding", steps: 7, features: 3 } }],
])(
  "mlp(options) makes itself again, also from JSON, with every parameter in its place: %s",
  (_, options) => {
    const network = mlp({ dimension: 3, ...options });
    expect(mlp(JSON.parse(JSON.stringify(network)))).toEqual(network);
    let end = 0;
    for (const { shape, offset } of network.parameters) {
      expect(offset).toBe(end);
      end += shape.reduce((a, b) => a * b, 1);
    }
    expect(network.size).toBe(end);
  },
);

test("mlp(options) counts its layers by its widths", () => {
  expect(mlp({ dimension: 2, width: [3, 4, 5, 6], conditioning: fourier }).depth).toBe(4);
});

const bad: [string, object, string][] = [
  ["dimension", { dimension: 0 }, "mlp: dimension must be a positive integer; got 0"],
  ["width", { width: 1.5 }, "mlp: width must be a positive integer; got 1.5"],
  ["depth", { depth: 65 }, "mlp: depth must be an integer in [1, 64]; got 65"],
  [
    "activation",
    { activation: "sine" },
    'mlp: activation must be one of "softplus", "silu", "gelu", "tanh", "relu"; got sine',
  ],
  [
    "kind",
    { conditioning: { kind: "none" } },
    'mlp: conditioning.kind must be one of "embedding", "fourier", "random", "sinusoidal"; got none',
  ],
  ["conditioning", { conditioning: undefined }, "mlp: conditioning.kind must be one of"],
  [
    "steps",
    { conditioning: { kind: "embedding", steps: NaN } },
    "mlp: conditioning.steps must be a positive integer; got NaN",
  ],
  [
    "features",
    { conditioning: { ...fourier, features: 7 } },
    "must be even, a sine and a cosine each; got 7",
  ],
  ["range", { conditioning: { ...fourier, range: [3, 3] } }, "the smaller one first; got [3, 3]"],
  [
    "no range",
    { conditioning: { kind: "fourier", features: 8 } },
    "mlp: conditioning.range must be two finite log-SNRs",
  ],
  ["infinite range", { conditioning: { ...fourier, range: [-Infinity, 3] } }, "got [-Infinity, 3]"],
  [
    "widths",
    { width: [4, 5], depth: 3 },
    "mlp: width must be one number or 3, one per layer; got 4,5",
  ],
  ["width of a layer", { width: [4, 0] }, "mlp: width[1] must be a positive integer; got 0"],
  ["width that is text", { width: "wide" }, "mlp: width must be one number or 4, one per layer"],
  [
    "width of a block",
    { width: [4, 5], residual: 1 },
    "mlp: residual blocks need equal widths; got 4,5",
  ],
  ["entry", { entry: "door" }, 'mlp: entry must be one of "gate", "film", "concat"; got door'],
  ["hidden", { hidden: -1 }, "mlp: hidden must be an integer of at least 0; got -1"],
  ["classes", { classes: 0.5 }, "mlp: classes must be an integer of at least 0; got 0.5"],
  ["residual", { residual: NaN }, "mlp: residual must be an integer of at least 0; got NaN"],
  [
    "too many features",
    { conditioning: { ...fourier, features: 1e9 } },
    "mlp: conditioning.features must be an integer in [2, 4096]; got 1000000000",
  ],
  [
    "period",
    { conditioning: { kind: "sinusoidal", features: 4, period: 1 } },
    "mlp: conditioning.period must be greater than 1 and finite; got 1",
  ],
  [
    "scale",
    { conditioning: { ...fourier, kind: "random", scale: 0, seed: 1 } },
    "mlp: conditioning.scale must be positive and finite; got 0",
  ],
  [
    "seed",
    { conditioning: { ...fourier, kind: "random", scale: 1, seed: -1 } },
    "mlp: conditioning.seed must be an integer of at least 0; got -1",
  ],
  ...[{ classes: 2 }, { hidden: 4 }, { entry: "film" }].map((change): [string, object, string] => [
    `gate by row with ${Object.keys(change)[0]}`,
    { conditioning: { kind: "embedding", steps: 5 }, ...change },
    "an embedding whose rows are gates goes with neither entry, hidden nor classes; give conditioning.features",
  ]),
];

test.each(bad)("mlp(options) refuses a wrong %s", (_, change, message) => {
  const options = { dimension: 2, conditioning: fourier, ...change } as MlpOptions;
  expect(() => mlp(options)).toThrow(RangeError);
  expect(() => mlp(options)).toThrow(message);
});

test("tensors(network, parameters) gives views by name", () => {
  const network = mlp({ dimension: 2, width: 4, depth: 1, conditioning: fourier });
  const parameters = initialise(network, { rng: philox(1) });
  const named = tensors(network, parameters);
  expect(Object.keys(named)).toEqual(network.parameters.map(({ name }) => name));
  expect(named["lin2.weight"]!.shape).toEqual([2, 4]);
  named["lin2.bias"]!.data[1] = 42;
  expect(parameters.at(-1)).toBe(42);
  expect(() => tensors(network, new Float32Array(3))).toThrow("the network's size 58; got 3");
});
