import type { Address } from "./types.ts";

const isUint32 = (value: unknown): boolean => typeof value === "number" && value >>> 0 === value;

/** Refuses what is no address, or an address too near the end of the stream for `count` words. */
export function checkAddress(name: string, { key, stream, index }: Address, count: number): void {
  for (const [half, pair] of [
    ["key", key],
    ["stream", stream],
  ] as const) {
    if (!(pair?.length === 2 && pair.every(isUint32))) {
      throw new RangeError(
        `${name}: ${half} must be two integers in [0, 2^32); got ${String(pair)}`,
      );
    }
  }
  if (!(Number.isSafeInteger(index) && index >= 0)) {
    throw new RangeError(`${name}: index must be an integer in [0, 2^53); got ${index}`);
  }
  if (index + count > 2 ** 53) {
    throw new RangeError(
      `${name}: the stream ends at 2^53; got index ${index} for ${count} numbers`,
    );
  }
}

/** Refuses rates that are not finite, or not one number or one for each of equally long rows. */
export function checkRates(name: string, rates: number | ArrayLike<number>, length: number): void {
  if (typeof rates === "number") {
    if (!Number.isFinite(rates)) throw new RangeError(`jump: ${name} must be finite; got ${rates}`);
    return;
  }
  const rows = rates?.length;
  if (!(rows === 0 ? length === 0 : length % rows === 0)) {
    throw new TypeError(
      `jump: ${name} must be a number or one per row, their count a divisor of x.length (${length}); got ${rows}`,
    );
  }
  for (let row = 0; row < rows; row++) {
    if (!Number.isFinite(rates[row])) {
      throw new RangeError(`jump: ${name}[${row}] must be finite; got ${rates[row]}`);
    }
  }
}

/** Refuses anything but a Uint32Array. */
export function checkWords(name: string, values: Uint32Array): void {
  if (!(values instanceof Uint32Array)) {
    throw new TypeError(`${name} must be a Uint32Array; got ${typeof values}`);
  }
}

/** Refuses anything but a Float32Array, of this length if one is given. */
export function checkFloats(name: string, values: Float32Array, length?: number): void {
  if (!(values instanceof Float32Array)) {
    throw new TypeError(`${name} must be a Float32Array; got ${typeof values}`);
  }
  if (length !== undefined && values.length !== length) {
    throw new TypeError(`${name}.length must equal x.length (${length}); got ${values.length}`);
  }
}
