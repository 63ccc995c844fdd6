import { philox } from "@inkwash/random";
import { expect, test } from "vitest";
import {
  checkpoint,
  createTrainer,
  decodeModel,
  denoiser,
  encodeModel,
  fromSafetensors,
  initialise,
  mlp,
  restore,
  toSafetensors,
  trainStep,
  unet,
  type Batch,
  type Network,
  type Trainer,
  type TrainerOptions,
} from "../src/index.ts";
import { networks, table } from "./gaussian.ts";

const rng = philox(6);

test.each(["float32", "float64"] as const)(
  "decodeModel(encodeModel(model)) is the model, with the same predictions: %s",
  (precision) => {
    const network = networks["log-snr"];
    const parameters = initialise(network, { rng, precision });
    const metadata = { mean: "[1,2]", format: "pt" };
    const bytes = encodeModel({ network, parameters, preconditioning: table("log-snr"), metadata });
    const again = decodeModel(bytes);
    expect(again.network).toEqual(network);
    expect(again.parameters).toEqual(parameters);
    expect(again.preconditioning).toEqual({ predicts: "epsilon" });
    expect(again.metadata).toEqual({ mean: "[1,2]" });
    const x = { data: Float64Array.of(-1, 0.5), shape: [2, 1] };
    const call = (model: typeof again): unknown =>
      denoiser(model.network, model.parameters, model.preconditioning).call(x, { condition: 1 });
    expect(call(again)).toEqual(
      call({ network, parameters, preconditioning: again.preconditioning, metadata }),
    );
  },
);

const image = { side: 4, widths: [2, 4], hidden: 4, classes: 3 } as const;
const every: Record<string, Network> = {
  "FiLM, residual blocks, classes": mlp({
    dimension: 2,
    width: 4,
    conditioning: { kind: "random", features: 4, range: [-6, 6], scale: 2, seed: 1 },
    entry: "film",
    residual: 2,
    hidden: 3,
    classes: 2,
  }),
  "beside x, widths of their own": mlp({
    dimension: 2,
    width: [4, 3],
    activation: "tanh",
    conditioning: { kind: "sinusoidal", features: 4 },
    entry: "concat",
    zeroOutput: true,
  }),
  "U-net": unet({
    ...image,
    attention: [2],
    heads: 2,
    conditioning: { kind: "embedding", steps: 10, features: 3 },
  }),
};

test.each(Object.keys(every))("decodeModel(encodeModel(model)) is the model: %s", (name) => {
  const network = every[name]!;
  const parameters = initialise(network, { rng });
  const preconditioning = { predicts: "v" } as const;
  const again = decodeModel(encodeModel({ network, parameters, preconditioning }));
  expect(again).toEqual({ network, parameters, preconditioning, metadata: {} });
});

test.each(Object.keys(every))(
  "restore(trainer, checkpoint(other)) goes on with the same bits: %s",
  (name) => {
    const network = every[name]!;
    const { classes, conditioning } = network;
    const condition = conditioning.kind === "random" ? "log-snr" : "step";
    const parameters = initialise(network, { rng });
    const shape = [2, network.dimension];
    const drawn = (step: number): Batch => ({
      x0: { data: rng.fork(step).fillNormal(new Float32Array(2 * network.dimension)), shape },
      row: [step % 10, 9],
      noise: {
        data: rng.fork(100 + step).fillNormal(new Float32Array(2 * network.dimension)),
        shape,
      },
      label: classes > 0 ? [step % classes, 0] : undefined,
    });
    const make = (): Trainer =>
      createTrainer(network, table(condition), {
        parameters,
        ema: { decay: 0.9 },
        labelDropout: classes > 0 ? { probability: 0.5, rng: rng.fork("drop") } : undefined,
      });
    const [through, resumed] = [make(), make()];
    for (let step = 0; step < 4; step++) trainStep(through, drawn(step));
    restore(resumed, checkpoint(through));
    for (let step = 4; step < 8; step++) {
      expect(trainStep(resumed, drawn(step))).toEqual(trainStep(through, drawn(step)));
    }
    expect(stateOf(resumed)).toEqual(stateOf(through));
  },
);

test("decodeModel(bytes) refuses descriptions that no network has, whatever is in them", () => {
  const network = every["U-net"]!;
  const parameters = initialise(network, { rng });
  const file = fromSafetensors(
    encodeModel({ network, parameters, preconditioning: { predicts: "v" } }),
  );
  const settings = JSON.parse(file.metadata["inkwash.network"]!);
  const wrong = [null, -1, 1.5, 1e9, "4", [], {}, [1, 2, 3, 4, 5, 6], NaN, true];
  for (const key of Object.keys(settings)) {
    if (key === "dimension") continue; // Follows from channels and side.
    for (const value of wrong) {
      if (JSON.stringify(settings[key]) === JSON.stringify(value)) continue;
      // These are right, too.
      if (key === "attention" && Array.isArray(value) && value.length === 0) continue;
      if (key === "zeroOutput" && value === true) continue;
      if (key === "groups" && value === 1e9) continue;
      const text = JSON.stringify({ ...settings, [key]: value });
      const metadata = { ...file.metadata, "inkwash.network": text };
      const decode = (): unknown => decodeModel(toSafetensors({ tensors: file.tensors, metadata }));
      expect(decode, `${key}: ${JSON.stringify(value)}`).toThrow(RangeError);
    }
  }
});

test("encodeModel(model) keeps the columns of a table whose scales matter", () => {
  const rows = { ...table("log-snr"), skip: new Float64Array(10).fill(0.5) };
  const network = networks["log-snr"];
  const parameters = initialise(network, { rng });
  const { preconditioning } = decodeModel(
    encodeModel({ network, parameters, preconditioning: rows }),
  );
  const { predicts, condition, inputScale, skip, outScale } = rows;
  expect(preconditioning).toEqual({ predicts, condition, inputScale, skip, outScale });
});

test("encodeModel(model) names tensors as PyTorch's state dict does", () => {
  const network = mlp({ dimension: 2, conditioning: { kind: "embedding", steps: 100 } });
  const parameters = initialise(network, { rng });
  const bytes = encodeModel({ network, parameters, preconditioning: { predicts: "epsilon" } });
  const { tensors } = fromSafetensors(bytes);
  expect(Object.keys(tensors)).toEqual(network.parameters.map(({ name }) => name));
  expect(tensors["lin2.embed.weight"]!.shape).toEqual([100, 128]);
});

test("encodeModel(model) refuses metadata with names of its own", () => {
  const network = networks.step;
  const parameters = initialise(network, { rng });
  const metadata = { "inkwash.network": "x" };
  expect(() =>
    encodeModel({ network, parameters, preconditioning: { predicts: "epsilon" }, metadata }),
  ).toThrow('encodeModel: metadata must not begin with "inkwash."; got "inkwash.network"');
});

test("decodeModel(bytes) refuses a file that is no model, or whose tensors are not its network's", () => {
  const network = networks.step;
  const parameters = initialise(network, { rng });
  const { tensors, metadata } = fromSafetensors(
    encodeModel({ network, parameters, preconditioning: { predicts: "epsilon" } }),
  );
  const decode = (change: object, texts: object = {}): (() => unknown) => {
    const all = Object.fromEntries(Object.entries({ ...metadata, ...texts }));
    return () => decodeModel(toSafetensors({ tensors: { ...tensors, ...change }, metadata: all }));
  };
  expect(decode({})).not.toThrow();
  expect(() => decodeModel(toSafetensors({ tensors: {} }))).toThrow(
    "it was not written by encodeModel",
  );
  expect(decode({ "lin1.lin.bias": { data: new Float32Array(3), shape: [3] } })).toThrow(
    'decodeModel: tensor "lin1.lin.bias" must have shape [16] and the precision of the others; got Float32Array [3]',
  );
  expect(decode({ "lin1.lin.bias": { data: new Float64Array(16), shape: [16] } })).toThrow(
    "got Float64Array [16]",
  );
  expect(decode({ "inkwash.skip": { data: new Float64Array(2), shape: [2] } })).toThrow(
    "must be given together",
  );
  expect(decode({}, { "inkwash.predicts": "everything" })).toThrow("got everything");
  for (const description of ["{}", "null", "[", '{"kind":"mlp","dimension":1e9,"depth":1e9}']) {
    expect(decode({}, { "inkwash.network": description })).toThrow(
      `decodeModel: metadata "inkwash.network" is not a network that mlp or unet makes: ${description}`,
    );
  }
  const huge = JSON.stringify({
    kind: "mlp",
    dimension: 1,
    width: 1e15,
    depth: 64,
    conditioning: { kind: "embedding", steps: 1e9 },
  });
  expect(decode({}, { "inkwash.network": huge })).toThrow(
    'tensor "lin1.lin.weight" must have shape',
  );
});

function trainer(
  options: Partial<TrainerOptions> = {},
  kind: "step" | "log-snr" = "step",
): Trainer {
  const parameters = initialise(networks[kind], { rng });
  return createTrainer(networks[kind], table(kind), {
    parameters,
    ema: { decay: 0.9 },
    ...options,
  });
}

function taught(): Trainer {
  const made = trainer();
  const x0 = { data: Float32Array.of(0.3, -0.4), shape: [2, 1] };
  for (let i = 0; i < 3; i++) trainStep(made, { x0, row: [1, 8], noise: x0 });
  return made;
}

const stateOf = ({
  step,
  parameters,
  average,
  firstMoment,
  secondMoment,
}: Trainer): Record<string, unknown> =>
  structuredClone({ step, parameters, average, firstMoment, secondMoment });

test("restore(trainer, checkpoint(other)) puts every number in place", () => {
  const from = taught();
  const to = trainer();
  restore(to, checkpoint(from));
  expect(stateOf(to)).toEqual(stateOf(from));
  expect(to.parameters).not.toBe(from.parameters);
});

test("restore(trainer, bytes) refuses another trainer's checkpoint and leaves the trainer as it was", () => {
  const bytes = checkpoint(taught());
  const { tensors, metadata } = fromSafetensors(bytes);
  const refused = (to: Trainer, file: Uint8Array, message: string): void => {
    const before = stateOf(to);
    expect(() => restore(to, file)).toThrow(message);
    expect(stateOf(to)).toEqual(before);
  };
  refused(trainer({}, "log-snr"), bytes, "restore: the checkpoint is of another trainer");
  refused(trainer({ clip: 2 }), bytes, "restore: the checkpoint is of another trainer");
  refused(trainer({ ema: undefined }), bytes, "restore: the checkpoint is of another trainer");
  const double = initialise(networks.step, { rng, precision: "float64" });
  refused(trainer({ parameters: double }), bytes, 'tensor "parameters" must be a Float64Array of');
  refused(trainer(), toSafetensors({ tensors }), "restore: the file is not a checkpoint");
  refused(trainer(), bytes.slice(0, -1), "fromSafetensors: the tensors have");
  const { "average.0": _, ...rest } = tensors;
  refused(
    trainer(),
    toSafetensors({ tensors: rest, metadata }),
    'tensor "average.0" must be a Float32Array of',
  );
});
