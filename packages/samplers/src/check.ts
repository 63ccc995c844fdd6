import type { Grid } from "@inkwash/schedules";
import type { Plan, Samples } from "./types.ts";

/** Refuses what is not a monotone grid of at least one step. */
export function checkGrid(name: string, grid: Grid): void {
  const { signal, noise, logSnr, condition } = grid;
  const knots = signal.length;
  if (!(knots >= 2) || noise.length !== knots || logSnr.length !== knots) {
    throw new RangeError(
      `${name}: signal, noise and logSnr of a grid must have the same length of at least 2; got ${knots}, ${noise.length} and ${logSnr.length}`,
    );
  }
  if (condition.length !== knots - 1) {
    throw new RangeError(
      `${name}: a grid of ${knots} knots needs ${knots - 1} conditions; got ${condition.length}`,
    );
  }
  const descending = logSnr[knots - 1]! > logSnr[0]!;
  for (let n = 0; n < knots; n++) {
    if (!isKnot(signal[n]!, noise[n]!, logSnr[n]!)) {
      throw new RangeError(
        `${name}: knot ${n} needs finite signal and noise >= 0, not both 0, and logSnr = 2 ln(signal / noise); got ${signal[n]}, ${noise[n]} and ${logSnr[n]}`,
      );
    }
    if (n > 0 && !(descending ? logSnr[n]! > logSnr[n - 1]! : logSnr[n]! < logSnr[n - 1]!)) {
      throw new RangeError(
        `${name}: the logSnr of a grid must be strictly monotone; got ${logSnr[n - 1]} and then ${logSnr[n]} at knot ${n}`,
      );
    }
    if (n < condition.length && Number.isNaN(condition[n])) {
      throw new RangeError(`${name}: condition ${n} must be a number; got NaN`);
    }
  }
}

function isKnot(signal: number, noise: number, logSnr: number): boolean {
  if (!(signal >= 0 && noise >= 0 && signal + noise > 0 && signal + noise < Infinity)) return false;
  if (signal === 0) return logSnr === -Infinity;
  if (noise === 0) return logSnr === Infinity;
  return Number.isFinite(logSnr);
}

/** Refuses an array whose length is not what its shape says. */
export function checkSamples(name: string, what: string, x: Samples): void {
  if (!(x.data instanceof Float32Array || x.data instanceof Float64Array)) {
    throw new TypeError(`${name}: ${what}.data must be a Float32Array or a Float64Array`);
  }
  checkShape(name, `${what}.shape`, x.shape);
  const size = sizeOf(x.shape);
  if (x.data.length !== size) {
    throw new RangeError(
      `${name}: ${what}.data.length must be ${size} for shape [${x.shape.join(", ")}]; got ${x.data.length}`,
    );
  }
}

/** Refuses a shape that is not [n, ...] of non-negative integers. */
export function checkShape(name: string, what: string, shape: readonly number[]): void {
  if (shape.length === 0 || !shape.every((extent) => Number.isInteger(extent) && extent >= 0)) {
    throw new RangeError(
      `${name}: ${what} must be [n, ...] of non-negative integers; got [${shape.join(", ")}]`,
    );
  }
}

/** The number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** Refuses samples of another shape than `like`. */
export function checkSameShape(name: string, what: string, x: Samples, like: Samples): void {
  const { shape } = like;
  if (
    x.shape.length !== shape.length ||
    !shape.every((extent, i) => extent === x.shape[i]) ||
    x.data.length !== like.data.length
  ) {
    throw new TypeError(
      `${name}: ${what} must have the shape of x, [${shape.join(", ")}]; got [${x.shape.join(", ")}] with ${x.data.length} elements`,
    );
  }
}

/** Refuses a plan whose columns do not fit together, as one changed by hand may not. */
export function checkPlan(name: string, plan: Plan): void {
  const { steps, history } = plan;
  if (!(Number.isInteger(steps) && steps >= 1 && Number.isInteger(history) && history >= 1)) {
    throw new RangeError(
      `${name}: plan.steps and plan.history must be positive integers; got ${steps} and ${history}`,
    );
  }
  for (const column of ["a", "b", "c", "signal", "noise", "logSnr", "condition"] as const) {
    const length = column === "b" ? steps * history : steps;
    if (plan[column].length !== length) {
      throw new RangeError(
        `${name}: plan.${column} must have length ${length}; got ${plan[column].length}`,
      );
    }
  }
}
