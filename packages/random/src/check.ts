/** Refuses a `value` that is not an integer in [0, 2^53). */
export function checkIndex(what: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value >= 0)) {
    throw new RangeError(`${what} must be an integer in [0, 2^53); got ${value}`);
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
