/** Refuses a `value` that is not an integer in [0, 2^53). */
export function checkIndex(what: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value >= 0)) {
    throw new RangeError(`${what} must be an integer in [0, 2^53); got ${value}`);
  }
}

/** Refuses a `key` that is neither a string nor an integer in [0, 2^53). */
export function checkForkKey(key: number | string): void {
  if (typeof key !== "string" && !(Number.isSafeInteger(key) && key >= 0)) {
    throw new RangeError(`fork: key must be a string or an integer in [0, 2^53); got ${key}`);
  }
}

/** Refuses an `out` that is neither a Float32Array nor a Float64Array. */
export function checkFloats(what: string, out: unknown): void {
  if (!(out instanceof Float32Array || out instanceof Float64Array)) {
    throw new TypeError(`${what} must be a Float32Array or a Float64Array`);
  }
}

/** Refuses `words` that are not `count` uint32. */
export function checkUint32(what: string, words: ArrayLike<number>, count: number): void {
  if (words.length !== count) {
    throw new RangeError(`${what} must have ${count} words; got ${words.length}`);
  }
  for (let i = 0; i < count; i++) {
    const word = words[i]!;
    if (word >>> 0 !== word) {
      throw new RangeError(`${what}[${i}] must be an integer in [0, 2^32); got ${word}`);
    }
  }
}

/** Refuses a `value` that is not an integer in [`least`, 2^32). */
export function checkCount(what: string, value: number, least: number): void {
  if (!(value >>> 0 === value && value >= least)) {
    throw new RangeError(`${what} must be an integer in [${least}, 2^32); got ${value}`);
  }
}
