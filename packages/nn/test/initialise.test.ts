import { philox } from "@inkwash/random";
import { expect, test } from "vitest";
import { initialise, mlp, tensors, unet } from "../src/index.ts";

const networks = {
  embedding: mlp({ dimension: 2, conditioning: { kind: "embedding", steps: 100 } }),
  fourier: mlp({ dimension: 2, conditioning: { kind: "fourier", features: 8, range: [-6, 10] } }),
};

/** What is stated: the interval that each tensor is uniform in. */
function interval(name: string): [number, number] {
  if (name.endsWith("embed.weight")) return [0, 1];
  const inputs = name.includes("gate") ? 8 : name.startsWith("lin1.") ? 2 : 128;
  const centre = name.endsWith("gate.bias") ? 1 : 0;
  return [centre - 1 / Math.sqrt(inputs), centre + 1 / Math.sqrt(inputs)];
}

test.each(["embedding", "fourier"] as const)(
  "initialise(network, options) is uniform in the stated interval, tensor by tensor: %s",
  (kind) => {
    const parameters = initialise(networks[kind], { rng: philox(7), precision: "float64" });
    for (const [name, { data }] of Object.entries(tensors(networks[kind], parameters))) {
      const [low, high] = interval(name);
      const u = Float64Array.from(data, (x) => (x - low) / (high - low)).toSorted();
      expect(u[0], name).toBeGreaterThanOrEqual(0);
      expect(u[u.length - 1], name).toBeLessThan(1);
      // Kolmogorov-Smirnov at a false-alarm rate of 1e-5 per tensor, 11 or 14 tensors.
      const distance = u.reduce(
        (most, x, i) => Math.max(most, x - i / u.length, (i + 1) / u.length - x),
        0,
      );
      expect(distance * Math.sqrt(u.length), name).toBeLessThan(2.47);
    }
  },
);

test("initialise(network, options) depends on the stream and on nothing drawn before", () => {
  const rng = philox(7);
  const first = initialise(networks.fourier, { rng });
  rng.fillUniform(new Float32Array(5));
  expect(initialise(networks.fourier, { rng })).toEqual(first);
  expect(initialise(networks.fourier, { rng: philox(8) })).not.toEqual(first);
});

test("initialise(network, options) gives float32 by default and float64 on request", () => {
  const rng = philox(7);
  expect(initialise(networks.fourier, { rng })).toBeInstanceOf(Float32Array);
  expect(initialise(networks.fourier, { rng, precision: "float64" })).toBeInstanceOf(Float64Array);
});

test("initialise(network, options) draws a tensor by its name, whatever else the network has", () => {
  const deep = mlp({ ...networks.fourier, depth: 4 });
  const rng = philox(7);
  const a = tensors(networks.fourier, initialise(networks.fourier, { rng }));
  const b = tensors(deep, initialise(deep, { rng }));
  expect(b["lin2.lin.weight"]).toEqual(a["lin2.lin.weight"]);
});

test("initialise(network, options) starts embeddings normal, group norms at 1 and 0, and an output at 0 on request", () => {
  const network = unet({
    side: 8,
    conditioning: { kind: "embedding", steps: 200, features: 20 },
    classes: 3,
    zeroOutput: true,
  });
  const named = tensors(network, initialise(network, { rng: philox(7), precision: "float64" }));
  expect(new Set(named["norm.weight"]!.data)).toEqual(new Set([1]));
  expect(new Set(named["norm.bias"]!.data)).toEqual(new Set([0]));
  expect(new Set(named["output.weight"]!.data)).toEqual(new Set([0]));
  expect(named["classes.weight"]!.shape).toEqual([4, 128]);
  const rows = Array.from(named["time.embed.weight"]!.data);
  // 4,000 normals: the standard errors are 0.016 and 0.022.
  expect(rows.reduce((sum, z) => sum + z, 0) / 4000).toBeCloseTo(0, 1);
  expect(rows.reduce((sum, z) => sum + z * z, 0) / 4000).toBeCloseTo(1, 0.9);
});

test('initialise(network, { weights: "zeros" }) leaves biases and embeddings as they are', () => {
  const rng = philox(7);
  const zeros = tensors(networks.fourier, initialise(networks.fourier, { rng, weights: "zeros" }));
  const plain = tensors(networks.fourier, initialise(networks.fourier, { rng }));
  expect(new Set(zeros["lin2.lin.weight"]!.data)).toEqual(new Set([0]));
  expect(zeros["lin2.lin.bias"]).toEqual(plain["lin2.lin.bias"]);
});
