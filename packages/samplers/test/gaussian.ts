import { exp } from "@inkwash/special";
import { type Denoiser, type Grid, type Prediction } from "@inkwash/schedules";

/** A Gaussian with independent coordinates, whose optimal denoiser is known in closed form. */
export interface Gaussian {
  readonly mean: readonly number[];
  readonly variance: readonly number[];
}

/** E[epsilon | x] = noise (x - signal m) / (signal^2 v + noise^2), as any kind of prediction. */
export function optimal(data: Gaussian, predicts: Prediction = "epsilon"): Denoiser {
  const d = data.mean.length;
  return {
    predicts,
    call(x, at, out = { data: x.data.slice(), shape: x.shape }) {
      const [signal, noise] = [Number(at.signal), Number(at.noise)];
      for (let i = 0; i < x.data.length; i++) {
        const total = signal * signal * data.variance[i % d]! + noise * noise;
        const away = (x.data[i]! - signal * data.mean[i % d]!) / total;
        const epsilon = noise * away;
        const x0 = data.mean[i % d]! + signal * data.variance[i % d]! * away;
        out.data[i] = as(predicts, x0, epsilon, signal, noise);
      }
      return out;
    },
  };
}

/** The prediction that stands for a given x0 and epsilon. */
export function as(
  predicts: Prediction,
  x0: number,
  epsilon: number,
  signal: number,
  noise: number,
): number {
  if (predicts === "epsilon") return epsilon;
  if (predicts === "x0") return x0;
  if (predicts === "v") return signal * epsilon - noise * x0;
  if (predicts === "flow") return epsilon - x0;
  return -epsilon / noise;
}

/** The variance-preserving grid with these log-SNRs. */
export function preserving(logSnr: readonly number[]): Grid {
  return {
    signal: Float64Array.from(logSnr, (l) => Math.sqrt(1 / (1 + exp(-l)))),
    noise: Float64Array.from(logSnr, (l) => Math.sqrt(1 / (1 + exp(l)))),
    logSnr: Float64Array.from(logSnr),
    condition: Float64Array.from(logSnr.slice(0, -1), (_, n) => n),
  };
}

/** The same knots with other rates: signal times scale(n). */
export function rescaled(grid: Grid, scale: (n: number) => number): Grid {
  return {
    ...grid,
    signal: grid.signal.map((value, n) => value * scale(n)),
    noise: grid.noise.map((value, n) => value * scale(n)),
  };
}

/** Where the probability-flow ODE takes x, from one knot of a grid to another, coordinate j. */
export function flow(data: Gaussian, grid: Grid, from: number, to: number, x: number, j: number) {
  const spread = (n: number): number =>
    Math.sqrt(grid.signal[n]! ** 2 * data.variance[j]! + grid.noise[n]! ** 2);
  const mean = data.mean[j]!;
  const unit = (x - grid.signal[from]! * mean) / spread(from);
  return grid.signal[to]! * mean + spread(to) * unit;
}

/** The least-squares slope of y over x. */
export function slope(x: readonly number[], y: readonly number[]): number {
  const mean = (v: readonly number[]): number => v.reduce((s, w) => s + w, 0) / v.length;
  const [mx, my] = [mean(x), mean(y)];
  const over = x.reduce((s, v, i) => s + (v - mx) * (y[i]! - my), 0);
  return over / x.reduce((s, v) => s + (v - mx) ** 2, 0);
}
