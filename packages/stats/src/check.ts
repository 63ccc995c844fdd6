import type { Samples } from "./types.ts";

/** A value as an error shows it: short, and never thrown itself. */
export function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.slice(0, 8).map(describe).join(", ")}]`;
  if (typeof value === "object" && value !== null) return "an object";
  return String(value);
}

/** Refuses everything but positive integers. */
export function checkCount(name: string, field: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value > 0)) {
    throw new RangeError(`${name}: ${field} must be a positive integer; got ${describe(value)}`);
  }
}

/** Refuses what is not samples [n, ...] with n >= 1; returns n and the numbers per sample. */
export function checkSamples(
  name: string,
  field: string,
  samples: Samples,
): { n: number; d: number } {
  const length = samples?.data?.length;
  const shape = samples?.shape;
  const n = shape?.[0] ?? 0;
  const size = shape?.reduce((product, s) => product * s, 1);
  if (!(n > 0 && size === length && size > 0)) {
    throw new TypeError(
      `${name}: ${field} needs data of shape [n, ...] with n >= 1; got ${length} numbers of ` +
        `shape ${describe(shape)}`,
    );
  }
  return { n, d: size / n };
}

/** Refuses two sets of samples of different dimension. */
export function checkPair(
  name: string,
  x: Samples,
  y: Samples,
): { n: number; m: number; d: number } {
  const { n, d } = checkSamples(name, "x", x);
  const { n: m, d: other } = checkSamples(name, "y", y);
  if (d !== other) {
    throw new TypeError(
      `${name}: x and y must have as many numbers per sample; got ${d} and ${other}`,
    );
  }
  return { n, m, d };
}

/** A float64 copy of the values; at least one, all finite. */
export function finiteCopy(name: string, field: string, values: ArrayLike<number>): Float64Array {
  if (!(values?.length > 0)) {
    throw new TypeError(`${name}: ${field} must hold at least one number; got ${values?.length}`);
  }
  const copy = Float64Array.from(values);
  const bad = copy.findIndex((v) => !Number.isFinite(v));
  if (bad >= 0) {
    throw new RangeError(`${name}: ${field} must be finite; got ${copy[bad]} at index ${bad}`);
  }
  return copy;
}

/** Refuses weights that are not one for each value, finite, >= 0 and somewhere positive. */
export function checkWeights(name: string, weights: ArrayLike<number>, count: number): void {
  if (weights.length !== count) {
    throw new TypeError(
      `${name}: weights must be as many as the values, ${count}; got ${weights.length}`,
    );
  }
  let positive = false;
  for (let i = 0; i < count; i++) {
    const weight = weights[i]!;
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`${name}: weights must be finite and >= 0; got ${weight} at index ${i}`);
    }
    if (weight > 0) positive = true;
  }
  if (!positive) throw new RangeError(`${name}: at least one weight must be positive; got none`);
}

/** Refuses NaN. */
export function checkNumbers(name: string, field: string, values: Float64Array): void {
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) {
      throw new RangeError(`${name}: ${field} must be numbers; got NaN at index ${i}`);
    }
  }
}
