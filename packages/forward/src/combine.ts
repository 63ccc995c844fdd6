import type { Samples } from "./types.ts";

/**
 * out = a x + b y, with a and b for the whole batch or one per sample. In float32 the coefficients
 * are rounded first and then every operation is one float32 operation (the sum is rounded by the
 * store), as in strict WebAssembly; in float64 these are plain doubles. `out` may be x or y.
 */
export function combine(
  a: number | Float64Array,
  x: Samples,
  b: number | Float64Array,
  y: Samples,
  out: Samples,
): Samples {
  const rows = x.shape[0]!;
  const size = x.data.length / rows;
  const row = x.data instanceof Float32Array ? row32 : row64;
  for (let i = 0; i < rows; i++) row(pick(a, i), x, pick(b, i), y, out, i * size, (i + 1) * size);
  return out;
}

type Row = (
  a: number,
  x: Samples,
  b: number,
  y: Samples,
  out: Samples,
  start: number,
  end: number,
) => void;

const row32: Row = (a, { data: x }, b, { data: y }, { data: out }, start, end) => {
  const a32 = Math.fround(a);
  const b32 = Math.fround(b);
  for (let i = start; i < end; i++) {
    out[i] = Math.fround(a32 * x[i]!) + Math.fround(b32 * y[i]!);
  }
};

const row64: Row = (a, { data: x }, b, { data: y }, { data: out }, start, end) => {
  for (let i = start; i < end; i++) out[i] = a * x[i]! + b * y[i]!;
};

function pick(value: number | Float64Array, row: number): number {
  return typeof value === "number" ? value : value[row]!;
}
