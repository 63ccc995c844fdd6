import { describe, type Precision } from "./check.ts";

/** How the coordinates of a set are chosen and scaled. */
export interface ColumnOptions {
  /** Which coordinates to keep, in this order. */
  readonly columns?: readonly number[] | undefined;
  /** What the coordinates are divided by: one number, or one per kept column; positive. */
  readonly scale?: number | readonly number[] | undefined;
}

/** Checks the options of `interleave` against the coordinates there are. */
export function checkColumns(name: string, options: ColumnOptions, available: number): void {
  const { columns, scale } = options;
  if (columns !== undefined) {
    const known = (c: number): boolean => Number.isInteger(c) && c >= 0 && c < available;
    if (!(columns.length > 0 && columns.every(known))) {
      throw new RangeError(
        `${name}: columns must be integers in [0, ${available - 1}]; got ${describe(columns)}`,
      );
    }
  }
  if (scale === undefined) return;
  const scales = typeof scale === "number" ? [scale] : scale;
  if (!scales.every((s) => s > 0 && s < Infinity)) {
    throw new RangeError(`${name}: scale must be positive and finite; got ${describe(scale)}`);
  }
}

/** An array of n numbers of the given precision. */
export function allocate(n: number, precision: Precision): Float32Array | Float64Array {
  return precision === "float64" ? new Float64Array(n) : new Float32Array(n);
}

/** Columns of length n to rows [n, d], each divided by its scale. */
export function interleave(
  name: string,
  coordinates: readonly Float64Array[],
  columns: readonly number[],
  scale: number | readonly number[],
  precision: Precision,
): { data: Float32Array | Float64Array; shape: readonly number[] } {
  const n = coordinates[0]!.length;
  const d = columns.length;
  if (typeof scale !== "number" && scale.length !== d) {
    throw new RangeError(
      `${name}: scale must be a number or one per column (${d}); got ${scale.length}`,
    );
  }
  const data = allocate(n * d, precision);
  columns.forEach((column, k) => {
    const values = coordinates[column]!;
    const divisor = typeof scale === "number" ? scale : scale[k]!;
    for (let i = 0; i < n; i++) data[i * d + k] = values[i]! / divisor;
  });
  return { data, shape: [n, d] };
}
