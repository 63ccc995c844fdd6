/** The integer in [0, 2^bits) that a decimal string of a state stands for. */
export function parseWide(what: string, value: unknown, bits: number): bigint {
  const wide = typeof value === "string" && /^\d{1,80}$/.test(value) ? BigInt(value) : -1n;
  if (wide < 0n || wide >> BigInt(bits) !== 0n) {
    throw new TypeError(`${what} must be a decimal string below 2^${bits}; got ${String(value)}`);
  }
  return wide;
}

/** The integer whose 64-bit words, lowest first, a list of `count` decimal strings stands for. */
export function parseWords(what: string, value: unknown, count: number): bigint {
  if (!Array.isArray(value) || value.length !== count) {
    throw new TypeError(`${what} must be a list of ${count} decimal strings`);
  }
  return value.reduce<bigint>(
    (sum, word: unknown, i) => sum | (parseWide(`${what}[${i}]`, word, 64) << BigInt(64 * i)),
    0n,
  );
}
