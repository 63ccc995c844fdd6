import golden from "@inkwash/golden/nn_optimizers.json" with { type: "json" };
import "@inkwash/matchers";
import { expect, test } from "vitest";
import { adam, adamW, lion, muon, oneCycleRate, rateAt, sgd } from "../../src/index.ts";
import { clipValues } from "../../src/clip.ts";
import { createNewtonSchulz } from "../../src/optimizer/newton-schulz.ts";
import { optimize, type Optimizer } from "../../src/optimizer/optimizer.ts";

const { rows, columns, rate, start, gradients } = golden;

function track(optimizer: Optimizer, transposed = false): Float64Array[] {
  const turn = (values: number[]): Float64Array =>
    Float64Array.from(values, (_, p) =>
      transposed ? values[(p % rows) * columns + Math.floor(p / rows)]! : values[p]!,
    );
  const parameters = turn(start);
  const moving = {
    parameters,
    firstMoment: parameters.map(() => 0),
    secondMoment: parameters.map(() => 0),
    matrix: transposed ? createNewtonSchulz(columns, rows) : createNewtonSchulz(rows, columns),
  };
  return gradients.map((gradient, s) => {
    // The scale of clipping: twice the gradient, halved.
    const doubled = turn(gradient).map((g) => 2 * g);
    optimize(optimizer, [{ ...moving, gradient: doubled }], s + 1, rate, 0.5);
    return parameters.slice();
  });
}

const cases = [
  ["sgd", sgd()],
  ["sgdMomentum", sgd({ momentum: 0.9 })],
  ["sgdNesterov", sgd({ momentum: 0.9, nesterov: true })],
  ["adam", adam()],
  ["adamBetas", adam({ beta1: 0.5, beta2: 0.9, epsilon: 1e-3 })],
  ["adamW", adamW({ weightDecay: 0.3 })],
  ["lion", lion()],
  ["lionDecay", lion({ beta1: 0.95, beta2: 0.98, weightDecay: 0.3 })],
  ["muon", muon()],
  ["muonPlain", muon({ momentum: 0.9, nesterov: false, weightDecay: 0.3 })],
] as const;

test.each(cases)(
  "optimize(%s) follows PyTorch or NumPy over 20 steps to 1e-12",
  (name, optimizer) => {
    track(optimizer).forEach((parameters, s) => {
      expect(parameters, `step ${s}`).toBeAllClose(golden[name][s]!, { rtol: 1e-12, atol: 1e-14 });
    });
  },
);

test("optimize(muon) takes a wide matrix as the transpose of a tall one", () => {
  track(muon(), true).forEach((parameters, s) => {
    expect(parameters).toBeAllClose(golden.muonWide[s]!, { rtol: 1e-12, atol: 1e-14 });
  });
});

test("optimize(muon.others) moves what is no matrix as AdamW does", () => {
  const settings = adamW({ weightDecay: 0.3 });
  const parameters = Float64Array.from(start);
  const [firstMoment, secondMoment] = [parameters.map(() => 0), parameters.map(() => 0)];
  gradients.forEach((gradient, s) => {
    const moving = [
      { parameters, firstMoment, secondMoment, gradient: Float64Array.from(gradient) },
    ];
    optimize(muon({ others: settings }), moving, s + 1, rate, 1);
  });
  expect(parameters).toBeAllClose(golden.adamW.at(-1)!, { rtol: 1e-12, atol: 1e-14 });
});

test.each([
  ["oneCycle", oneCycleRate(0.1, { steps: 50 })],
  [
    "oneCycleLinear",
    oneCycleRate(0.1, { steps: 50, rise: 0.4, start: 0.01, end: 1e-4, shape: "linear" }),
  ],
] as const)("rateAt(oneCycleRate(...), k) is PyTorch's OneCycleLR: %s", (name, learningRate) => {
  const rates = golden[name].map((_, k) => rateAt(learningRate, k));
  expect(rates).toBeAllClose(golden[name], { rtol: 1e-13 });
  expect(rateAt(learningRate, 50)).toBe(learningRate.end);
});

test("clipValues(gradient, bound) is PyTorch's clip_grad_value_", () => {
  const gradient = Float64Array.from(gradients[0]!);
  clipValues(gradient, 0.7);
  expect([...gradient]).toEqual(golden.clipped);
});

test("sgd, adamW, lion, muon (options) refuse what is out of range", () => {
  expect(() => sgd({ momentum: 1 })).toThrow("sgd: momentum must be in [0, 1); got 1");
  expect(() => sgd({ nesterov: true })).toThrow("sgd: nesterov needs a momentum in (0, 1); got 0");
  expect(() => adamW({ weightDecay: -1 })).toThrow("adamW: weightDecay must be in [0, Infinity)");
  expect(() => lion({ beta2: NaN })).toThrow("lion: beta2 must be in [0, 1); got NaN");
  expect(() => muon({ momentum: 2 })).toThrow("muon: momentum must be in [0, 1); got 2");
});
