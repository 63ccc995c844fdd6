import type { Address, JumpOptions } from "./types.ts";

const isUint32 = (value: unknown): boolean => typeof value === "number" && value >>> 0 === value;

/** Refuses what is no address, or an address too near the end of the stream for `count` words. */
export function checkAddress(name: string, address: Address, count: number): void {
  const { generator, key, stream, index } = address;
  if (generator !== undefined && generator !== "block") {
    throw new RangeError(
      `${name}: generator must be "block" or left out; got ${String(generator)}`,
    );
  }
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
  if (count > 2 ** 53 - index) {
    throw new RangeError(
      `${name}: the stream ends at 2^53; got index ${index} for ${count} numbers`,
    );
  }
}

type Rates = JumpOptions["signal"];

const rowsOf = (rates: Rates): number => (typeof rates === "number" ? 1 : rates?.length);

/** Refuses what is not one finite float32 or several. */
function checkFinite(name: string, rates: Rates): void {
  const rows = rowsOf(rates);
  for (let row = 0; row < rows; row++) {
    const rate = typeof rates === "number" ? rates : rates[row]!;
    if (!Number.isFinite(Math.fround(rate))) {
      const place = typeof rates === "number" ? "" : `[${row}]`;
      throw new RangeError(`jump: ${name}${place} must be finite in float32; got ${rate}`);
    }
  }
}

/** Refuses rates that are not a number each, or one for each of equally many rows. */
export function checkRates({ signal, noise }: JumpOptions, length: number): void {
  for (const [name, rates] of [
    ["signal", signal],
    ["noise", noise],
  ] as const) {
    const rows = rowsOf(rates);
    if (typeof rates !== "number" && !(rows === 0 ? length === 0 : length % rows === 0)) {
      throw new TypeError(
        `jump: ${name} must be a number or one for each row, where the rows divide x.length (${length}); got ${rows}`,
      );
    }
    checkFinite(name, rates);
  }
  if (typeof signal !== "number" && typeof noise !== "number" && signal.length !== noise.length) {
    throw new TypeError(
      `jump: noise.length must equal signal.length (${signal.length}); got ${noise.length}`,
    );
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
