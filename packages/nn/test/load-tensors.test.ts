import { philox } from "@inkwash/random";
import { expect, test } from "vitest";
import { initialise, loadTensors, mlp, tensors, type Tensor } from "../src/index.ts";

const conditioning = { kind: "fourier", features: 4, range: [-6, 6] } as const;
const small = mlp({ dimension: 2, width: 6, depth: 2, conditioning });
const deep = mlp({ dimension: 2, width: 6, depth: 3, conditioning });
const rng = philox(9);
const [a, b] = [initialise(small, { rng }), initialise(small, { rng: rng.fork("other") })];

test("loadTensors(network, parameters, tensors) takes every tensor of the same network", () => {
  const parameters = b.slice();
  const report = loadTensors(small, parameters, tensors(small, a));
  expect(parameters).toEqual(a);
  expect(report).toEqual({
    loaded: small.parameters.map(({ name }) => name),
    missing: [],
    unused: [],
    mismatched: [],
  });
});

test("loadTensors(network, parameters, tensors) takes what fits from another network, and says what does not", () => {
  const parameters = initialise(deep, { rng: rng.fork("deep") });
  const before = tensors(deep, parameters.slice());
  const report = loadTensors(deep, parameters, { ...tensors(small, a), step: number(3) });
  expect(report.loaded).toEqual(
    small.parameters.map(({ name }) => name).filter((name) => !name.startsWith("lin3.")),
  );
  // lin3 is the output of the small network and a hidden layer of the deep one.
  expect(report.unused).toEqual(["lin3.weight", "lin3.bias", "step"]);
  expect(report.missing).toEqual([
    "lin3.lin.weight",
    "lin3.lin.bias",
    "lin3.gate.weight",
    "lin3.gate.bias",
    "lin4.weight",
    "lin4.bias",
  ]);
  const now = tensors(deep, parameters);
  const from = tensors(small, a);
  expect(now["lin2.lin.weight"]).toEqual(from["lin2.lin.weight"]);
  expect(now["lin3.lin.weight"]).toEqual(before["lin3.lin.weight"]);
});

const number = (value: number): Tensor => ({ data: Float32Array.of(value), shape: [1] });

test("loadTensors(network, parameters, tensors) leaves alone what has another shape or format", () => {
  const parameters = a.slice();
  const report = loadTensors(small, parameters, {
    "lin1.lin.bias": { data: new Float32Array(7), shape: [7] },
    "lin2.lin.bias": { data: new Int32Array(6), shape: [6] },
  });
  expect(parameters).toEqual(a);
  expect(report.loaded).toEqual([]);
  expect(report.mismatched).toEqual([
    { name: "lin1.lin.bias", expected: [6], given: [7] },
    { name: "lin2.lin.bias", expected: [6], given: [6] },
  ]);
});

test("loadTensors(network, parameters, tensors, { rename }) finds tensors under other names", () => {
  const parameters = b.slice();
  const given = Object.fromEntries(
    Object.entries(tensors(small, a)).map(([name, tensor]) => [`module.${name}`, tensor]),
  );
  const rename = (name: string): string | undefined =>
    name === "module.lin3.bias" ? undefined : name.slice("module.".length);
  const report = loadTensors(small, parameters, given, { rename });
  expect(report.missing).toEqual(["lin3.bias"]);
  expect(report.unused).toEqual([]);
  expect(parameters.subarray(0, -2)).toEqual(a.subarray(0, -2));
  expect(parameters.subarray(-2)).toEqual(b.subarray(-2));
});

test("loadTensors(network, parameters, tensors) refuses what cannot be and changes nothing", () => {
  const parameters = a.slice();
  const load = (given: Record<string, Tensor>, rename?: (name: string) => string) => (): unknown =>
    loadTensors(small, parameters, given, { rename });
  const good = tensors(small, b)["lin1.lin.bias"]!;
  const bad = { data: Float32Array.of(1, 2, NaN, 4, 5, 6), shape: [6] };
  expect(load({ "lin1.lin.bias": good, "lin2.lin.bias": bad })).toThrow(
    "loadTensors: lin2.lin.bias must be finite; element 2 is NaN",
  );
  expect(load({ x: good, y: good }, () => "lin1.lin.bias")).toThrow(
    'loadTensors: "x" and "y" are both renamed "lin1.lin.bias"',
  );
  expect(load({ "lin1.lin.bias": { data: good.data, shape: [7] } })).toThrow(
    "loadTensors: lin1.lin.bias.data.length must be the product of its shape",
  );
  expect(() => loadTensors(small, new Float32Array(3), {})).toThrow("got 3");
  expect(parameters).toEqual(a);
});
