import type { Event } from "@inkwash/experiment";

const kinds: ReadonlyMap<Function, string> = new Map<Function, string>([
  [Float32Array, "float32"],
  [Float64Array, "float64"],
]);

type Numbers = Float32Array | Float64Array;

/** What a line says of an array: its type, its shape and its mean. */
function described(data: Numbers, shape: readonly number[]): object {
  let sum = 0;
  for (const x of data) sum += x;
  return { dtype: kinds.get(data.constructor), shape, mean: sum / data.length };
}

const isNumbers = (value: unknown): value is Numbers =>
  value instanceof Float32Array || value instanceof Float64Array;

function summary(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Uint8Array) return { bytes: value.length };
  if (isNumbers(value)) return described(value, [value.length]);
  if (Array.isArray(value)) return value.map(summary);
  if ("data" in value && isNumbers(value.data) && "shape" in value) {
    return described(value.data, value.shape as readonly number[]);
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, summary(part)]));
}

/** An event as one line of JSON, its arrays by type, shape and mean, its files by their size. */
export function jsonLine(event: Event): string {
  return `${JSON.stringify(summary(event))}\n`;
}
