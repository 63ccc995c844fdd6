import { mlp, type Network, type TrainingTable } from "../src/index.ts";

/** The standard deviation of the data that the tests learn. */
export const SPREAD = 0.5;

/** Ten rows on epsilon, signal = cos, noise = sin of an angle. */
export function table(condition: "step" | "log-snr"): TrainingTable {
  const angle = Float64Array.from({ length: 10 }, (_, t) => ((t + 0.5) * Math.PI) / 20);
  const column = (value: number): Float64Array => new Float64Array(10).fill(value);
  return {
    predicts: "epsilon",
    signal: angle.map(Math.cos),
    noise: angle.map(Math.sin),
    targetData: column(0),
    targetNoise: column(1),
    inputScale: column(1),
    skip: column(0),
    outScale: column(1),
    weight: column(1),
    condition: angle.map((a, t) => (condition === "step" ? t : -2 * Math.log(Math.tan(a)))),
  };
}

/** Of x = signal x0 + noise epsilon with x0 ~ N(0, SPREAD²): E[epsilon given x] / x. */
export function slopeAt(t: number, rows: TrainingTable): number {
  const [signal, noise] = [rows.signal[t]!, rows.noise[t]!];
  return noise / ((signal * SPREAD) ** 2 + noise ** 2);
}

/** The mean squared error that no prediction of epsilon can go below, over all rows. */
export function leastLoss(rows: TrainingTable): number {
  const losses = rows.signal.map((signal, t) => {
    const data = (signal * SPREAD) ** 2;
    return data / (data + rows.noise[t]! ** 2);
  });
  return losses.reduce((a, b) => a + b, 0) / losses.length;
}

export const networks: Record<"step" | "log-snr", Network> = {
  step: mlp({
    dimension: 1,
    width: 16,
    depth: 2,
    activation: "softplus",
    conditioning: { kind: "embedding", steps: 10 },
  }),
  "log-snr": mlp({
    dimension: 1,
    width: 16,
    depth: 2,
    conditioning: { kind: "fourier", features: 4, range: [-6, 6] },
  }),
};
