import golden from "@inkwash/golden/nn_networks.json" with { type: "json" };
import "@inkwash/matchers";
import { expect, test } from "vitest";
import {
  createTrainer,
  denoiser,
  mlp,
  tensors,
  trainStep,
  unet,
  type Conditioning,
  type Network,
  type TrainingTable,
} from "../src/index.ts";
import { uniforms } from "./tutorial.ts";

type Name = keyof typeof golden.networks;
const names = Object.keys(golden.networks) as Name[];

/** The network of a golden file, whose options are named as those of its PyTorch modules. */
function networkOf(name: Name): Network {
  const { kind, conditioning, ...options } = golden.networks[name].options;
  const told = (
    "features" in conditioning && conditioning.features === 0
      ? { ...conditioning, features: undefined }
      : conditioning
  ) as Conditioning;
  return kind === "mlp"
    ? mlp({ ...options, width: options.widths, conditioning: told } as Parameters<typeof mlp>[0])
    : unet({ ...options, conditioning: told } as Parameters<typeof unet>[0]);
}

const fnv1a = (text: string): number =>
  Array.from(text).reduce(
    (hash, c) => Math.imul(hash ^ c.charCodeAt(0), 0x01000193),
    0x811c9dc5,
  ) >>> 0;

function parametersOf(network: Network): Float64Array {
  const parameters = new Float64Array(network.size);
  for (const [name, { data }] of Object.entries(tensors(network, parameters))) {
    data.set(uniforms(fnv1a(name), data.length).map((u) => -0.8 + 1.6 * u));
  }
  return parameters;
}

const column = (name: keyof typeof golden.table): Float64Array =>
  Float64Array.from(golden.table[name]);
const tableOf = (condition: number[]): TrainingTable => ({
  predicts: "v",
  signal: column("signal"),
  noise: column("noise"),
  targetData: column("targetData"),
  targetNoise: column("targetNoise"),
  inputScale: column("inputScale"),
  skip: column("skip"),
  outScale: column("outScale"),
  weight: column("weight"),
  condition: Float64Array.from(condition),
});

test.each(names)(
  "trainStep(trainer, batch) has PyTorch's loss and gradients to 1e-11: %s",
  (name) => {
    const { condition, x0, noise, label, loss, gradient } = golden.networks[name];
    const network = networkOf(name);
    const trainer = createTrainer(network, tableOf(condition), {
      parameters: parametersOf(network),
    });
    const shape = [golden.row.length, network.dimension];
    const step = trainStep(trainer, {
      x0: { data: Float64Array.from(x0), shape },
      row: golden.row,
      noise: { data: Float64Array.from(noise), shape },
      label: network.classes > 0 ? label : undefined,
    });
    expect([step.loss]).toBeAllClose([loss], { rtol: 1e-12 });
    const own = tensors(network, trainer.gradient);
    expect(Object.keys(own).toSorted()).toEqual(Object.keys(gradient).toSorted());
    for (const [parameter, values] of Object.entries(gradient)) {
      // Biases ahead of a normalisation of single channels have gradient 0, up to rounding.
      expect(own[parameter]!.data, parameter).toBeAllClose(values, { rtol: 1e-11, atol: 1e-15 });
    }
  },
);

test.each(names)("denoiser(network, ...).call(x, at) is PyTorch's network to 1e-11: %s", (name) => {
  const { condition, x0, noise, label, output } = golden.networks[name];
  const network = networkOf(name);
  const { inputScale, signal, noise: rate } = golden.table;
  const data = Float64Array.from(x0, (value, i) => {
    const r = golden.row[Math.floor(i / network.dimension)]!;
    return inputScale[r]! * (signal[r]! * value + rate[r]! * noise[i]!);
  });
  const { call } = denoiser(
    network,
    parametersOf(network),
    { predicts: "v" },
    {
      label: network.classes > 0 ? label : undefined,
    },
  );
  const at = { condition: Float64Array.from(golden.row, (r) => condition[r]!) };
  const said = call({ data, shape: [golden.row.length, network.dimension] }, at);
  expect(said.data).toBeAllClose(output, { rtol: 1e-11, atol: 1e-13 });
});
