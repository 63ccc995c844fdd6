import type { Plan } from "../src/index.ts";

/**
 * Mean and variance at the end of a run of a plan for epsilon, from N(start), when the data are
 * N(mean, variance) and the denoiser is optimal. It is then linear, so every step is an affine map
 * of the state plus noise, and the moments follow exactly.
 */
export function moments(
  plan: Plan,
  mean: number,
  variance: number,
  start: readonly [number, number] = [0, 1],
): readonly [number, number] {
  let [m, v] = start;
  for (let n = 0; n < plan.steps; n++) {
    const [signal, noise] = [plan.signal[n]!, plan.noise[n]!];
    const gain = noise / (signal * signal * variance + noise * noise);
    const factor = plan.a[n]! + plan.b[n]! * gain;
    m = factor * m - plan.b[n]! * gain * signal * mean;
    v = factor * factor * v + plan.c[n]! ** 2;
  }
  return [m, v];
}
