import type { Samples } from "./types.ts";

/** Throws unless `value` is an integer in [min, max]. */
export function checkInteger(
  where: string,
  name: string,
  value: number,
  min: number,
  max: number = Number.MAX_SAFE_INTEGER,
): void {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return;
  const kind =
    max < Number.MAX_SAFE_INTEGER
      ? `an integer in [${min}, ${max}]`
      : min === 1
        ? "a positive integer"
        : `an integer of at least ${min}`;
  throw new RangeError(`${where}: ${name} must be ${kind}; got ${value}`);
}

/** Throws unless from <= value < below. */
export function checkNumber(
  where: string,
  name: string,
  value: number,
  from: number,
  below: number,
): void {
  if (value >= from && value < below) return;
  throw new RangeError(`${where}: ${name} must be in [${from}, ${below}); got ${value}`);
}

/** Throws unless `value` is positive and finite. */
export function checkPositive(where: string, name: string, value: number): void {
  if (value > 0 && value < Infinity) return;
  throw new RangeError(`${where}: ${name} must be positive and finite; got ${value}`);
}

/** Throws unless `value` is one of the names. */
export function checkOneOf(
  where: string,
  name: string,
  value: string,
  names: readonly string[],
): void {
  if (names.includes(value)) return;
  const quoted = names.map((known) => `"${known}"`).join(", ");
  throw new RangeError(`${where}: ${name} must be one of ${quoted}; got ${String(value)}`);
}

/** Throws unless `value` is true or false. */
export function checkFlag(where: string, name: string, value: boolean): void {
  if (typeof value === "boolean") return;
  throw new RangeError(`${where}: ${name} must be true or false; got ${String(value)}`);
}

/** Throws unless `samples` is [n, ...] with `dimension` numbers per sample; returns n. */
export function checkSamples(
  where: string,
  name: string,
  samples: Samples,
  dimension: number,
): number {
  const { data, shape } = samples;
  const each = shape.slice(1).reduce((product, length) => product * length, 1);
  if (shape.length < 1 || each !== dimension) {
    throw new TypeError(
      `${where}: ${name} must have ${dimension} numbers per sample; got shape [${shape.join(", ")}]`,
    );
  }
  if (data.length !== shape[0]! * dimension) {
    throw new TypeError(
      `${where}: ${name}.data.length must be ${shape[0]! * dimension}, the product of its shape; got ${data.length}`,
    );
  }
  return shape[0]!;
}

/** Throws unless every number is finite. */
export function checkFinite(where: string, name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!)) {
      throw new RangeError(`${where}: ${name} must be finite; element ${i} is ${values[i]}`);
    }
  }
}
