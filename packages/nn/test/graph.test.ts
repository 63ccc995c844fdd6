import { philox, type Stream } from "@inkwash/random";
import "@inkwash/matchers";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createTrainer,
  denoiser,
  graphOf,
  initialise,
  mlp,
  reference,
  trainStep,
  unet,
  type Conditioning,
  type Graph,
  type MlpOptions,
  type Network,
  type Operation,
  type Samples,
  type UnetOptions,
} from "../src/index.ts";
import { activations } from "../src/network.ts";
import { table } from "./gaussian.ts";

const range: readonly [number, number] = [-6, 6];
const features = fc.integer({ min: 1, max: 4 }).map((k) => 2 * k);
const shared: fc.Arbitrary<Conditioning> = fc.oneof(
  fc.record({ kind: fc.constant("fourier" as const), features, range: fc.constant(range) }),
  fc.record({
    kind: fc.constant("random" as const),
    features,
    range: fc.constant(range),
    scale: fc.double({ min: 0.1, max: 3, noNaN: true }),
    seed: fc.nat(),
  }),
  fc.record({ kind: fc.constant("sinusoidal" as const), features }),
  fc.record({
    kind: fc.constant("embedding" as const),
    steps: fc.constant(10),
    features: fc.integer({ min: 1, max: 5 }),
  }),
);
const activation = fc.constantFrom(...activations);
const classes = fc.integer({ min: 0, max: 3 });
const dimension = fc.integer({ min: 1, max: 5 });

const mlps: fc.Arbitrary<MlpOptions> = fc.record({
  dimension,
  width: fc.integer({ min: 1, max: 9 }),
  depth: fc.integer({ min: 1, max: 4 }),
  activation,
  conditioning: shared,
  entry: fc.constantFrom("gate" as const, "film" as const, "concat" as const),
  hidden: fc.integer({ min: 0, max: 6 }),
  classes,
  residual: fc.integer({ min: 0, max: 2 }),
  zeroOutput: fc.boolean(),
});
const gated: fc.Arbitrary<MlpOptions> = fc.record({
  dimension,
  width: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
  activation,
  conditioning: fc.constant({ kind: "embedding" as const, steps: 10 }),
});
const unets: fc.Arbitrary<UnetOptions> = fc.record({
  channels: fc.integer({ min: 1, max: 2 }),
  side: fc.constant(4),
  widths: fc.constantFrom([2], [4], [2, 4], [4, 2], [2, 2, 2]),
  blocks: fc.integer({ min: 1, max: 2 }),
  attention: fc.constantFrom([], [4]),
  heads: fc.constantFrom(1, 2),
  groups: fc.integer({ min: 1, max: 4 }),
  activation,
  conditioning: shared,
  hidden: fc.integer({ min: 1, max: 4 }),
  classes,
  zeroOutput: fc.boolean(),
});
// Settings, so that a counterexample is short.
const networks = fc.oneof(mlps, gated, unets);
const make = (options: MlpOptions | UnetOptions): Network =>
  "side" in options ? unet(options) : mlp(options);

const full = process.env["INKWASH_TIER"] === "full";
const settings = { seed: 5, numRuns: full ? 1000 : 60 };

const inputsOf = (operation: Operation): readonly number[] => {
  const said =
    "inputs" in operation && typeof operation.inputs !== "number" ? operation.inputs : [];
  const modulation = "scale" in operation ? [operation.scale, operation.shift] : [];
  const one = "input" in operation ? [operation.input] : [];
  return [...said, ...one, ...modulation].filter((id) => id !== undefined);
};

/** The intervals of the parameter buffer that an operation has, from its own sizes. */
function intervalsOf(operation: Operation): [number, number][] {
  const of = (begin: number, length: number): [number, number] => [begin, begin + length];
  switch (operation.kind) {
    case "dense": {
      const { weight, bias, inputs, outputs } = operation;
      return [of(weight, inputs * outputs), of(bias, outputs)];
    }
    case "conv": {
      const { weight, bias, inputs, outputs, kernel } = operation;
      return [of(weight, inputs * outputs * kernel * kernel), of(bias, outputs)];
    }
    case "embedding":
      return [of(operation.weight, operation.rows * operation.size)];
    case "group-norm":
      return [of(operation.weight, operation.channels), of(operation.bias, operation.channels)];
    default:
      return [];
  }
}

function checkGraph(graph: Graph): void {
  const known = new Set([graph.input]);
  for (const operation of graph.operations) {
    const inputs = inputsOf(operation);
    for (const id of inputs) expect(known.has(id)).toBe(true);
    expect(known.has(operation.output)).toBe(false);
    known.add(operation.output);
    const { told, learned, shape, size } = graph.tensors[operation.output]!;
    expect(size).toBe(shape.reduce((a, b) => a * b, 1));
    const source = inputs.length === 0;
    expect(told).toBe(source || inputs.every((id) => graph.tensors[id]!.told));
    const own = intervalsOf(operation).length > 0;
    expect(learned).toBe(own || inputs.some((id) => graph.tensors[id]!.learned));
  }
  expect(known.size).toBe(graph.tensors.length);
  expect(graph.operations.at(-1)!.output).toBe(graph.output);
  expect(graph.tensors[graph.output]!.shape).toEqual(graph.tensors[graph.input]!.shape);
}

test("graphOf(network) computes every tensor once, before it is read", () => {
  fc.assert(
    fc.property(networks, (options) => checkGraph(graphOf(make(options)))),
    settings,
  );
});

test("graphOf(network) gives every parameter to one operation", () => {
  fc.assert(
    fc.property(networks, (options) => {
      const network = make(options);
      const { operations, size } = graphOf(network);
      const intervals = operations.flatMap(intervalsOf).toSorted(([a], [b]) => a - b);
      let end = 0;
      for (const [from, to] of intervals) {
        expect(from).toBe(end);
        end = to;
      }
      expect(end).toBe(size);
      expect(size).toBe(network.size);
    }),
    settings,
  );
});

const rng = philox(12);
const conditionOf = (network: Network): "step" | "log-snr" =>
  network.conditioning.kind === "fourier" || network.conditioning.kind === "random"
    ? "log-snr"
    : "step";

/** A network's x, labels and rows for n samples. */
function drawn(network: Network, stream: Stream, n: number) {
  const shape = [n, network.dimension];
  const normals = (key: string) => ({
    data: stream.fork(key).fillNormal(new Float64Array(n * network.dimension)),
    shape,
  });
  const label =
    network.classes > 0
      ? Int32Array.from({ length: n }, (_, i) => i % (network.classes + 1))
      : undefined;
  return {
    x0: normals("x0"),
    noise: normals("noise"),
    row: Int32Array.from({ length: n }, (_, i) => (7 * i) % 10),
    label,
  };
}

test("trainStep(trainer, batch) has, for any network, the slope along its own gradient", () => {
  fc.assert(
    fc.property(networks, (options) => {
      const network = make(options);
      const parameters = initialise(network, { rng, precision: "float64" });
      const rows = table(conditionOf(network));
      const batch = drawn(network, rng, 5);
      const trainer = createTrainer(network, rows, { parameters });
      trainStep(trainer, batch);
      const gradient = Float64Array.from(trainer.gradient);
      const norm = Math.sqrt(gradient.reduce((sum, g) => sum + g * g, 0));
      const lossAt = (distance: number): number => {
        const moved = parameters.map((p, i) => p + (distance * gradient[i]!) / norm);
        trainer.learner.write("parameters", moved);
        return trainStep(trainer, batch).loss;
      };
      const h = 1e-6;
      const slope = (lossAt(h) - lossAt(-h)) / (2 * h);
      // A relu may have its corner within h.
      const rtol = network.activation === "relu" ? 1e-3 : 1e-5;
      expect(Math.abs(slope - norm)).toBeLessThan(rtol * norm + 1e-9);
    }),
    { ...settings, numRuns: full ? 300 : 30 },
  );
});

test("denoiser(network, ...).call(x, at) gives, for any network, each sample the same bits in any batch", () => {
  fc.assert(
    fc.property(networks, fc.integer({ min: 1, max: 4 }), (options, cut) => {
      const network = make(options);
      const parameters = initialise(network, { rng });
      const { x0, label } = drawn(network, rng, 5);
      const at = { condition: 3 };
      const call = (from: number, to: number): ArrayLike<number> =>
        denoiser(network, parameters, { predicts: "x0" }, { label: label?.slice(from, to) }).call(
          {
            data: x0.data.slice(from * network.dimension, to * network.dimension),
            shape: [to - from, network.dimension],
          },
          at,
        ).data;
      expect([...Array.from(call(0, cut)), ...Array.from(call(cut, 5))]).toEqual(
        Array.from(call(0, 5)),
      );
    }),
    { ...settings, numRuns: full ? 300 : 30 },
  );
});

test("denoiser(network, ...).call(x, at) gives, for any network, the same bits told once or per sample", () => {
  fc.assert(
    fc.property(networks, (options) => {
      const network = make(options);
      const parameters = initialise(network, { rng });
      const { x0 } = drawn(network, rng, 3);
      const one = network.classes > 0 ? network.classes - 1 : undefined;
      const call = (label: number | number[] | undefined, condition: number | Float64Array) =>
        denoiser(network, parameters, { predicts: "x0" }, { label }).call(x0, { condition }).data;
      const once = call(one, 3);
      expect(call(one, new Float64Array(3).fill(3))).toEqual(once);
      if (one !== undefined) expect(call([one, one, one], 3)).toEqual(once);
    }),
    { ...settings, numRuns: full ? 300 : 30 },
  );
});

test("trainStep(trainer, batch) refuses data that are not numbers, whatever the network, and changes nothing", () => {
  fc.assert(
    fc.property(networks, fc.constantFrom(NaN, Infinity), (options, bad) => {
      const network = make(options);
      const parameters = initialise(network, { rng });
      const trainer = createTrainer(network, table(conditionOf(network)), { parameters });
      const batch = drawn(network, rng, 5);
      batch.x0.data[batch.x0.data.length - 1] = bad;
      expect(() => trainStep(trainer, batch)).toThrow("training diverged at step 0");
      expect(trainer.parameters).toEqual(parameters);
      expect(trainer.step).toBe(0);
    }),
    { ...settings, numRuns: full ? 300 : 30 },
  );
});

test("reference() takes a smaller batch after a larger one, with the same numbers", () => {
  const network = unet({
    side: 4,
    widths: [2, 2],
    attention: [2],
    conditioning: { kind: "fourier", features: 4, range },
  });
  const parameters = initialise(network, { rng });
  const lesson = (first: number): unknown => {
    const trainer = createTrainer(network, table("log-snr"), { parameters, engine: reference() });
    trainStep(trainer, drawn(network, rng, first));
    trainer.learner.write("parameters", parameters);
    return trainStep(trainer, drawn(network, rng.fork("second"), 3));
  };
  expect(lesson(9)).toEqual(lesson(2));
});

test("reference() takes a batch that does not fit in parts, with the same gradient to 1e-12", () => {
  // More than 8,192 numbers per row: 600 rows need more than the 2^22 that are kept.
  const network = mlp({
    dimension: 2,
    width: 2,
    depth: 1,
    entry: "concat",
    conditioning: { kind: "fourier", features: 4096, range },
    activation: "tanh",
  });
  const parameters = initialise(network, { rng, precision: "float64" });
  const whole = drawn(network, rng, 600);
  const gradientOf = (from: number, to: number): [number, Float64Array] => {
    const trainer = createTrainer(network, table("log-snr"), { parameters });
    const part = (samples: Samples): Samples => ({
      data: samples.data.slice(2 * from, 2 * to),
      shape: [to - from, 2],
    });
    const { loss } = trainStep(trainer, {
      x0: part(whole.x0),
      noise: part(whole.noise),
      row: whole.row.slice(from, to),
    });
    return [loss, Float64Array.from(trainer.gradient)];
  };
  const [loss, gradient] = gradientOf(0, 600);
  const [firstLoss, first] = gradientOf(0, 300);
  const [secondLoss, second] = gradientOf(300, 600);
  expect([loss]).toBeAllClose([(firstLoss + secondLoss) / 2], { rtol: 1e-13 });
  const mean = first.map((g, i) => (g + second[i]!) / 2);
  expect(gradient).toBeAllClose(mean, { rtol: 1e-12, atol: 1e-16 });
});
