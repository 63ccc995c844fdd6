import { mlp, type Batch, type Network, type TrainingTable } from "../src/index.ts";

/** mulberry32(seed) / 2^32, `count` of them: the numbers of the golden files. */
export function uniforms(seed: number, count: number): Float64Array {
  let a = seed;
  return Float64Array.from({ length: count }, () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  });
}

export const tutorialNetwork = (width: number, steps: number): Network =>
  mlp({
    dimension: 2,
    width,
    activation: "softplus",
    conditioning: { kind: "embedding", steps },
  });

/** The parameters of the golden files, in float64. */
export function tutorialParameters(network: Network): Float64Array {
  const parameters = new Float64Array(network.size);
  let inputs = 0;
  network.parameters.forEach(({ name, shape, offset }, i) => {
    const values = uniforms(1000 + i, shape[0]! * (shape[1] ?? 1));
    inputs = shape[1] ?? inputs;
    const bound = 1 / Math.sqrt(inputs);
    parameters.set(
      name.endsWith("embed.weight") ? values : values.map((u) => (2 * u - 1) * bound),
      offset,
    );
  });
  return parameters;
}

/** The tutorial's schedule, sigmoid(-6..6) from 1e-5 to 5e-3, as a training table on epsilon. */
export function tutorialTable(steps: number): TrainingTable & { readonly beta: Float64Array } {
  const column = (value: number): Float64Array => new Float64Array(steps).fill(value);
  const beta = column(0).map(
    (_, t) => (5e-3 - 1e-5) / (1 + Math.exp(6 - (12 * t) / (steps - 1))) + 1e-5,
  );
  let product = 1;
  const alphaBar = beta.map((b) => (product *= 1 - b));
  return {
    beta,
    predicts: "epsilon",
    signal: alphaBar.map(Math.sqrt),
    noise: alphaBar.map((a) => Math.sqrt(1 - a)),
    targetData: column(0),
    targetNoise: column(1),
    inputScale: column(1),
    skip: column(0),
    outScale: column(1),
    weight: column(1),
    condition: column(0).map((_, t) => t),
  };
}

/** Batch s of the golden files. */
export function tutorialBatch(s: number, batch: number, steps: number, scale = 1): Batch {
  const shape = [batch, 2];
  const x0 = uniforms(2000 + s, 2 * batch).map((u) => (2 * u - 1) * scale);
  const half = uniforms(3000 + s, Math.floor(batch / 2) + 1).map((u) => Math.floor(u * steps));
  const row = [...half, ...half.map((t) => steps - 1 - t)].slice(0, batch);
  const noise = uniforms(4000 + s, 2 * batch).map((u) => Math.sqrt(12) * (u - 0.5));
  return { x0: { data: x0, shape }, row, noise: { data: noise, shape } };
}

export const rounded = (batch: Batch): Batch => ({
  x0: { data: Float32Array.from(batch.x0.data), shape: batch.x0.shape },
  row: batch.row,
  noise: { data: Float32Array.from(batch.noise.data), shape: batch.noise.shape },
});
