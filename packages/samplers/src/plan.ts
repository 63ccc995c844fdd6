import type { Grid, Prediction } from "@inkwash/schedules";
import { checkGrid } from "./check.ts";
import { PREDICTIONS, tellsData, tellsNoise } from "./prediction.ts";
import type { Knot, Transition } from "./transition.ts";
import type { Plan } from "./types.ts";

/** One row of a plan: a step, and where it asks the denoiser. */
export interface Stage extends Transition {
  /** What multiplies the prediction before this one; absent in plans that do not look back. */
  readonly past?: number | undefined;
  /** Whether the denoiser is asked where the step of the grid ends, instead of where it starts. */
  readonly late?: boolean | undefined;
}

/** Asks `step` for the rows of every step of a grid; refuses any that are not numbers. */
export function planOf(
  name: string,
  grid: Grid,
  predicts: Prediction,
  step: (from: Knot, to: Knot, n: number) => readonly Stage[],
): Plan {
  if (!PREDICTIONS.includes(predicts)) {
    throw new RangeError(
      `${name}: predicts must be one of ${PREDICTIONS.join(", ")}; got ${String(predicts)}`,
    );
  }
  checkGrid(name, grid);
  const rows = Array.from(grid.condition, (_, n) => {
    const from = knot(grid, n);
    checkTells(name, predicts, from, n);
    return step(from, knot(grid, n + 1), n).map((stage) => {
      const asked = n + (stage.late ? 1 : 0);
      if (!Number.isFinite(stage.a + stage.b + (stage.past ?? 0))) {
        throw new RangeError(
          `${name}: the coefficients of step ${n} leave the range of float64, because signal is ${from.signal} and noise ${from.noise} there; leave this knot out`,
        );
      }
      return { ...stage, asked };
    });
  }).flat();
  const looksBack = rows.some(({ past }) => past !== undefined);
  const column = (of: (row: (typeof rows)[number]) => number): Float64Array =>
    Float64Array.from(rows, of);
  return {
    name,
    predicts,
    steps: rows.length,
    history: looksBack ? 2 : 1,
    a: column(({ a }) => a),
    b: looksBack
      ? Float64Array.from(rows.flatMap(({ b, past = 0 }) => [b, past]))
      : column(({ b }) => b),
    c: column(({ c }) => c),
    signal: column(({ asked }) => grid.signal[asked]!),
    noise: column(({ asked }) => grid.noise[asked]!),
    logSnr: column(({ asked }) => grid.logSnr[asked]!),
    condition: column(({ asked }) => grid.condition[asked]!),
  };
}

function knot(grid: Grid, n: number): Knot {
  return { signal: grid.signal[n]!, noise: grid.noise[n]!, logSnr: grid.logSnr[n]! };
}

function checkTells(name: string, predicts: Prediction, { signal, noise }: Knot, n: number): void {
  if (!tellsData(predicts, signal)) {
    throw new RangeError(
      `${name}: predicts must be x0, v or flow where signal is 0 (knot ${n}), because ${predicts} says nothing about the data there; got ${predicts}`,
    );
  }
  if (!tellsNoise(predicts, noise)) {
    throw new RangeError(
      `${name}: predicts must be epsilon, v or flow where noise is 0 (knot ${n}), because ${predicts} says nothing about the noise there; got ${predicts}`,
    );
  }
}
