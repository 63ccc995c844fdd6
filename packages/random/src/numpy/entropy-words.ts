/** The uint32 words of a non-negative integer, lowest first; zero has one. */
function wordsOf(caller: string, value: number | bigint): number[] {
  if (typeof value === "number" ? !Number.isSafeInteger(value) : typeof value !== "bigint") {
    throw new TypeError(`${caller} must be integers, as bigint from 2^53 on; got ${String(value)}`);
  }
  if (value < 0) throw new RangeError(`${caller} must not be negative; got ${value}`);
  const words: number[] = [];
  let rest = BigInt(value);
  do {
    words.push(Number(rest & 0xffffffffn));
    rest >>= 32n;
  } while (rest > 0n);
  return words;
}

/** The uint32 words of one integer or of several, one after the other. */
export function entropyWords(
  caller: string,
  entropy: number | bigint | readonly (number | bigint)[],
): number[] {
  if (typeof entropy !== "object") return wordsOf(caller, entropy);
  return Array.from(entropy).flatMap((value) => wordsOf(caller, value));
}
