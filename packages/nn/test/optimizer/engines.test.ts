import "@inkwash/matchers";
import { wasm } from "@inkwash/nn/wasm";
import { philox } from "@inkwash/random";
import { expect, test } from "vitest";
import {
  adamW,
  constantRate,
  createTrainer,
  initialise,
  lion,
  mlp,
  muon,
  sgd,
  trainStep,
  unet,
  type Network,
  type Trainer,
  type TrainerOptions,
} from "../../src/index.ts";
import { rounded, tutorialBatch, tutorialTable } from "../tutorial.ts";

const table = tutorialTable(10);
const network = mlp({ dimension: 2, width: 12, conditioning: { kind: "embedding", steps: 10 } });

function run(of: Network, options: Partial<TrainerOptions>, steps: number): Trainer {
  const parameters = initialise(of, { rng: philox(3) });
  const trainer = createTrainer(of, table, { parameters, clip: 0.5, ...options });
  for (let s = 0; s < steps; s++) trainStep(trainer, rounded(tutorialBatch(s, 9, 10)));
  return trainer;
}

const cases = [
  ["sgd", { optimizer: sgd(), learningRate: constantRate(0.05) }],
  ["sgd with momentum", { optimizer: sgd({ momentum: 0.9 }) }],
  ["sgd by Nesterov", { optimizer: sgd({ momentum: 0.9, nesterov: true }) }],
  ["adamW", { optimizer: adamW({ weightDecay: 0.5 }) }],
  ["lion", { optimizer: lion({ weightDecay: 0.1 }) }],
  ["muon", { optimizer: muon({ weightDecay: 0.1 }) }],
  ["values clipped", { optimizer: sgd({ momentum: 0.5 }), clip: { value: 1e-3 } }],
] as const;

test.each(cases)("wasm() and reference() take the same steps: %s", (_, settings) => {
  const options = { ...settings, ema: [{ decay: 0.9 }, { sigma: 0.1 }] };
  const theirs = run(network, options, 10);
  const ours = run(network, { ...options, engine: wasm() }, 10);
  for (const part of ["parameters", "firstMoment", "secondMoment", "gradient"] as const) {
    expect(ours[part], part).toBeAllClose(theirs[part], { rtol: 1e-4, atol: 2e-6 });
  }
  expect(ours.averages).toHaveLength(2);
  ours.averages.forEach((average, i) => {
    expect(average).toBeAllClose(theirs.averages[i]!, { atol: 2e-6 });
  });
  expect(ours.average).toEqual(ours.averages[0]);
});

test.each(["reference", "wasm"] as const)("muon leaves frozen parameters alone on %s", (name) => {
  const freeze = ["lin2.lin.weight", "lin3.lin.bias"];
  const engine = name === "wasm" ? { engine: wasm() } : {};
  const before = run(network, { freeze, optimizer: muon(), ...engine }, 0).parameters.slice();
  const { parameters } = run(network, { freeze, optimizer: muon(), ...engine }, 5);
  network.parameters.forEach(({ name: of, offset }, i) => {
    const end = network.parameters[i + 1]?.offset ?? network.size;
    const same = parameters.subarray(offset, end).every((p, j) => p === before[offset + j]);
    expect(same, of).toBe(freeze.includes(of));
  });
});

test("muon trains the kernels of a U-net as matrices", () => {
  const images = unet({
    side: 4,
    widths: [2, 4],
    conditioning: { kind: "embedding", steps: 10, features: 4 },
  });
  const trainer = createTrainer(images, table, {
    parameters: initialise(images, { rng: philox(3) }),
    optimizer: muon(),
    learningRate: constantRate(1e-2),
  });
  const x0 = { data: philox(1).fillNormal(new Float32Array(64)), shape: [4, 1, 4, 4] };
  const noise = { data: philox(2).fillNormal(new Float32Array(64)), shape: [4, 1, 4, 4] };
  const losses = Array.from(
    { length: 60 },
    () => trainStep(trainer, { x0, noise, row: [9, 5, 3, 7] }).loss,
  );
  expect(losses.at(-1)).toBeLessThan(0.5 * losses[0]!);
});
