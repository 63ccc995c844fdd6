import type { Grid, Prediction } from "@inkwash/schedules";
import { checkGrid } from "./check.ts";
import { PREDICTIONS, tellsData, tellsNoise } from "./prediction.ts";
import type { Knot, Transition } from "./transition.ts";
import type { Plan } from "./types.ts";

/** Asks `step` for the coefficients of every step of a grid; refuses any that are not numbers. */
export function planOf(
  name: string,
  grid: Grid,
  predicts: Prediction,
  step: (from: Knot, to: Knot, n: number) => Transition,
): Plan {
  if (!PREDICTIONS.includes(predicts)) {
    throw new RangeError(
      `${name}: predicts must be one of ${PREDICTIONS.join(", ")}; got ${String(predicts)}`,
    );
  }
  checkGrid(name, grid);
  const steps = grid.condition.length;
  const a = new Float64Array(steps);
  const b = new Float64Array(steps);
  const c = new Float64Array(steps);
  for (let n = 0; n < steps; n++) {
    const from = knot(grid, n);
    checkTells(name, predicts, from, n);
    const found = step(from, knot(grid, n + 1), n);
    if (!Number.isFinite(found.a) || !Number.isFinite(found.b)) {
      throw new RangeError(
        `${name}: the coefficients of step ${n} leave the range of float64, because signal is ${from.signal} and noise ${from.noise} there; leave this knot out`,
      );
    }
    a[n] = found.a;
    b[n] = found.b;
    c[n] = found.c;
  }
  return {
    name,
    predicts,
    steps,
    history: 1,
    a,
    b,
    c,
    signal: grid.signal.slice(0, steps),
    noise: grid.noise.slice(0, steps),
    logSnr: grid.logSnr.slice(0, steps),
    condition: grid.condition.slice(),
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
