import type { Buffers } from "./buffers.ts";
import type { Address, DeviceArray } from "./types.ts";

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

/** Refuses an array that these buffers do not hold, or that has not this length. */
export function checkArray(
  name: string,
  buffers: Buffers,
  array: DeviceArray | DeviceArray<Uint32Array<ArrayBuffer>>,
  length?: number,
): void {
  if (!buffers.has(array?.buffer)) {
    throw new TypeError(`${name} must be a living array of these kernels; make one with floats()`);
  }
  if (length !== undefined && array.length !== length) {
    throw new TypeError(`${name}.length must equal x.length (${length}); got ${array.length}`);
  }
}
