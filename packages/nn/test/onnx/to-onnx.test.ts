import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import {
  denoiser,
  initialise,
  mlp,
  toOnnx,
  unet,
  type Activation,
  type Network,
  type Preconditioning,
  type ToOnnxOptions,
} from "../../src/index.ts";

// The CommonJS build finds its WebAssembly file beside itself in Node.
const ort = createRequire(import.meta.url)("onnxruntime-web") as typeof import("onnxruntime-web");
ort.env.wasm.numThreads = 1;
ort.env.logLevel = "error";

const sinusoidal = { kind: "sinusoidal", features: 8 } as const;
const fourier = { kind: "fourier", features: 6, range: [-10, 8] } as const;
const networks: readonly (readonly [name: string, network: Network])[] = [
  [
    "tutorial 004",
    mlp({
      dimension: 2,
      width: 24,
      activation: "softplus",
      conditioning: { kind: "embedding", steps: 10 },
    }),
  ],
  ["fourier gates", mlp({ dimension: 3, width: 16, conditioning: fourier })],
  [
    "film, residual, classes",
    mlp({
      dimension: 2,
      width: 16,
      residual: 2,
      entry: "film",
      hidden: 12,
      classes: 3,
      conditioning: sinusoidal,
    }),
  ],
  [
    "concat of random features",
    mlp({
      dimension: 2,
      width: [8, 12],
      depth: 2,
      entry: "concat",
      conditioning: { kind: "random", features: 8, scale: 1, seed: 2, range: [-10, 8] },
    }),
  ],
  [
    "U-net with attention and classes",
    unet({
      channels: 2,
      side: 8,
      widths: [4, 6],
      attention: [4],
      heads: 2,
      groups: 2,
      classes: 2,
      conditioning: sinusoidal,
    }),
  ],
  [
    "U-net at an embedding",
    unet({
      side: 8,
      widths: [4, 4, 8],
      blocks: 2,
      attention: [8, 2],
      conditioning: { kind: "embedding", steps: 10, features: 4 },
    }),
  ],
  ...(["relu", "tanh", "gelu", "silu"] satisfies Activation[]).map(
    (activation) =>
      [activation, mlp({ dimension: 1, width: 8, activation, conditioning: fourier })] as const,
  ),
];

const rng = philox(8);

/** The largest difference between onnxruntime's float32 and the reference engine's float64 on 5 samples. */
async function difference(network: Network, options: ToOnnxOptions = {}): Promise<number> {
  const parameters = initialise(network, { rng: rng.fork("parameters") });
  const bytes = toOnnx(network, parameters, options);
  const session = await ort.InferenceSession.create(bytes);
  let most = 0;
  for (const n of [1, 5]) {
    const embedded = network.conditioning.kind === "embedding";
    const stepwise = embedded || network.conditioning.kind === "sinusoidal";
    const condition = Float64Array.from({ length: n }, (_, i) =>
      stepwise ? (7 * i + 9) % 10 : Math.fround(7 * Math.cos(3 * i + 0.2)),
    );
    const label = Int32Array.from({ length: n }, (_, i) => i % (network.classes + 1));
    const shape =
      network.kind === "unet"
        ? [n, network.channels, network.side, network.side]
        : [n, network.dimension];
    const data = rng.fork(n).fillNormal(new Float32Array(n * network.dimension));
    const labelled = network.classes > 0 ? { label } : {};
    const preconditioning: Preconditioning = options.preconditioning ?? { predicts: "epsilon" };
    const expected = denoiser(
      network,
      Float64Array.from(parameters),
      preconditioning,
      labelled,
    ).call({ data: Float64Array.from(data), shape }, { condition });
    const integers = (values: ArrayLike<number>): InstanceType<typeof ort.Tensor> =>
      new ort.Tensor("int64", BigInt64Array.from(Array.from(values), BigInt), [n]);
    const { prediction } = await session.run({
      x: new ort.Tensor("float32", data, shape),
      condition: embedded
        ? integers(condition)
        : new ort.Tensor("float32", Float32Array.from(condition), [n]),
      ...(network.classes > 0 ? { label: integers(label) } : {}),
    });
    expect(prediction!.dims).toEqual(shape);
    (prediction!.data as Float32Array).forEach((value, i) => {
      most = Math.max(most, Math.abs(value - expected.data[i]!));
    });
  }
  await session.release();
  return most;
}

test.each(networks)(
  "toOnnx(network, parameters) says in onnxruntime what the reference engine says, to 1e-5: %s",
  async (_, network) => {
    expect(await difference(network)).toBeLessThan(1e-5);
  },
);

const column = (f: (t: number) => number): Float64Array =>
  Float64Array.from({ length: 10 }, (_, t) => f(t));
const preconditioning = (condition: Float64Array): Preconditioning => ({
  predicts: "v",
  condition,
  inputScale: column((t) => 1 / (1 + t / 10)),
  skip: column((t) => t / 12),
  outScale: column((t) => 1 - t / 15),
});

const first = Float64Array.of(0.5);
const single = {
  predicts: "v",
  condition: first,
  inputScale: first,
  skip: first,
  outScale: first,
} as const;

test.each([
  ["steps", 0, preconditioning(column((t) => t))],
  ["falling log-SNRs", 1, preconditioning(column((t) => 6 - 1.3 * t))],
  ["images", 5, preconditioning(column((t) => t))],
  ["a single row", 1, single],
] as const)(
  "toOnnx(network, parameters, { preconditioning }) holds the whole denoiser: %s",
  async (_, which, scaled) => {
    const difference10 = await difference(networks[which]![1], { preconditioning: scaled });
    expect(difference10).toBeLessThan(1e-5);
  },
);

test.each([17, 18, 19, 20, 21])(
  "toOnnx(network, parameters, { opset: %i }) runs",
  async (opset) => {
    expect(await difference(networks[4]![1], { opset })).toBeLessThan(1e-5);
  },
);

test("toOnnx(network, parameters, options) refuses what it cannot write", () => {
  const network = networks[0]![1];
  const parameters = new Float32Array(network.size);
  expect(() => toOnnx(network, parameters, { opset: 16 })).toThrow(
    "toOnnx: opset must be an integer in [17, 21]; got 16",
  );
  expect(() => toOnnx(network, new Float32Array(3))).toThrow("toOnnx: parameters.length must be");
  expect(() =>
    toOnnx(
      network,
      parameters.map(() => NaN),
    ),
  ).toThrow("parameters must be finite");
  const infinite = preconditioning(column((t) => (t === 9 ? Infinity : t)));
  expect(() => toOnnx(network, parameters, { preconditioning: infinite })).toThrow(
    "toOnnx: condition must be finite; element 9 is Infinity",
  );
});
