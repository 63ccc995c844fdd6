import { philox } from "@inkwash/random";
import { expect, test } from "vitest";
import {
  batches,
  checkpoint,
  createTrainer,
  initialise,
  mlp,
  restore,
  tensors,
  trainStep,
  type Freeze,
  type Trainer,
} from "../src/index.ts";
import { networks, table } from "./gaussian.ts";

const rng = philox(8);
const network = networks.step;
const parameters = initialise(network, { rng });
const data = { data: rng.fork("data").fillNormal(new Float32Array(500)), shape: [500, 1] };
const make = (freeze?: Freeze): Trainer =>
  createTrainer(network, table("step"), { parameters, ema: { decay: 0.9 }, freeze });
const taught = (trainer: Trainer, steps = 20): Trainer => {
  const at = batches(data, { rng, rows: 10, batch: 16 });
  while (trainer.step < steps) trainStep(trainer, at(trainer.step));
  return trainer;
};

const parts = ["parameters", "average", "firstMoment", "secondMoment", "gradient"] as const;
const start = { parameters, average: parameters };

test.each<[string, Freeze, (name: string) => boolean]>([
  [
    "a list of names",
    ["lin1.lin.weight", "lin3.bias"],
    (n) => /^lin1.lin.weight$|^lin3.bias$/.test(n),
  ],
  ["a test of the name", (name) => name.startsWith("lin2."), (n) => n.startsWith("lin2.")],
  ["all but the output", (name) => !name.startsWith("lin3."), (n) => !n.startsWith("lin3.")],
])(
  "createTrainer(network, table, { freeze }) moves nothing that is frozen: %s",
  (_, freeze, isFrozen) => {
    const trainer = taught(make(freeze));
    expect(trainer.frozen).toEqual(network.parameters.map(({ name }) => name).filter(isFrozen));
    for (const part of parts) {
      const before = part in start ? start[part as "average"] : parameters.slice().fill(0);
      const was = tensors(network, before);
      for (const [name, { data: now }] of Object.entries(tensors(network, trainer[part]))) {
        const same = now.every((value, i) => value === was[name]!.data[i]);
        expect(same, `${part} of ${name}`).toBe(isFrozen(name));
      }
    }
  },
);

test("createTrainer(network, table, { freeze }) measures the gradient of what moves", () => {
  const trainer = make(["lin2.lin.weight"]);
  const whole = make();
  const batch = batches(data, { rng, rows: 10, batch: 16 })(0);
  const { gradNorm, loss } = trainStep(trainer, batch);
  expect(loss).toBe(trainStep(whole, batch).loss);
  const moving = Object.entries(tensors(network, whole.gradient)).filter(
    ([name]) => name !== "lin2.lin.weight",
  );
  const squares = moving.flatMap(([, { data: g }]) => Array.from(g, (value) => value * value));
  expect(gradNorm).toBeCloseTo(Math.sqrt(squares.reduce((a, b) => a + b)), 10);
});

test("restore(trainer, bytes) keeps what is frozen, and refuses a trainer that freezes something else", () => {
  const bytes = checkpoint(taught(make(["lin2.lin.bias"]), 5));
  const resumed = make(["lin2.lin.bias"]);
  restore(resumed, bytes);
  const through = taught(make(["lin2.lin.bias"]), 12);
  taught(resumed, 12);
  for (const part of parts) expect(resumed[part]).toEqual(through[part]);
  expect(() => restore(make(), bytes)).toThrow("restore: the checkpoint is of another trainer");
});

test("createTrainer(network, table, { freeze }) refuses unknown names, and to freeze everything", () => {
  expect(() => make(["lin9.weight"])).toThrow(
    'createTrainer: freeze names "lin9.weight", which the network does not have; it has lin1.lin.weight,',
  );
  expect(() => make(() => true)).toThrow("createTrainer: freeze leaves nothing to train");
  expect(mlp({ ...network }).size).toBe(network.size);
});
