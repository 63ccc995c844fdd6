import golden from "@inkwash/golden/nn_initial.json" with { type: "json" };
import "@inkwash/matchers";
import { torchGenerator } from "@inkwash/random/torch";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { initialise, mlp, tensors, type WeightRule } from "../src/index.ts";

test.each(["0", "42"] as const)(
  "initialise(network, { rng: torchGenerator(%s) }) is PyTorch's own tutorial network, to the bit",
  (seed) => {
    const network = mlp({
      dimension: 2,
      activation: "softplus",
      conditioning: { kind: "embedding", steps: 100 },
    });
    const parameters = initialise(network, { rng: torchGenerator(Number(seed)) });
    const named = tensors(network, parameters);
    expect(Object.keys(named)).toEqual(Object.keys(golden.tutorial[seed]));
    for (const [name, { first, sha256 }] of Object.entries(golden.tutorial[seed])) {
      const { data } = named[name]!;
      expect(Array.from(data.subarray(0, 4)), name).toEqual(first);
      const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      expect(createHash("sha256").update(bytes).digest("hex"), name).toBe(sha256);
    }
  },
);

const rules = Object.keys(golden.rules) as (keyof typeof golden.rules)[];

test.each(rules)(
  "initialise(network, { rng: torchGenerator(7), weights }) is torch.nn.init's to 1e-13: %s",
  (weights) => {
    for (const [kind, dimension, width] of [
      ["wide", 8, 3],
      ["tall", 3, 8],
    ] as const) {
      const network = mlp({
        dimension,
        width,
        depth: 1,
        conditioning: { kind: "embedding", steps: 1 },
      });
      const parameters = initialise(network, {
        rng: torchGenerator(7),
        precision: "float64",
        weights,
      });
      const first = tensors(network, parameters)["lin1.lin.weight"]!.data;
      expect(first, kind).toBeAllClose(golden.rules[weights][kind], { rtol: 1e-13, atol: 1e-15 });
    }
  },
);

test("initialise(network, options) refuses a rule that it does not know", () => {
  const network = mlp({ dimension: 2, conditioning: { kind: "embedding", steps: 1 } });
  const weights = "sparse" as WeightRule;
  expect(() => initialise(network, { rng: torchGenerator(7), weights })).toThrow(
    'initialise: weights must be one of "default", "kaiming-uniform", "xavier-uniform", "kaiming-normal", "xavier-normal", "orthogonal", "zeros"; got sparse',
  );
});
