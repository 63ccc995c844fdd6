import type { Grid } from "./types.ts";

/**
 * The same grid from clean to noisy, for inversion: finding the noise that a sample comes from.
 *
 * Step n goes between the knots of step N - 1 - n of the grid, the other way, and the network is told
 * what it is told there: the condition of the noisier knot, as in diffusers' DDIMInverseScheduler.
 *
 * @param grid - Any grid.
 */
export function reverse(grid: Grid): Grid {
  return {
    signal: grid.signal.slice().reverse(),
    noise: grid.noise.slice().reverse(),
    logSnr: grid.logSnr.slice().reverse(),
    condition: grid.condition.slice().reverse(),
  };
}
