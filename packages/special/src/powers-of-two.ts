const LOWEST = -1074;
const HIGHEST = 1023;

/** 2^k at index k - LOWEST for every k whose power is a double; each doubling is exact. */
const POWERS = /* @__PURE__ */ (() => {
  const powers = new Float64Array(HIGHEST - LOWEST + 1);
  for (let i = 0, power = Number.MIN_VALUE; i < powers.length; i++, power *= 2) powers[i] = power;
  return powers;
})();

/** 2^k, exact, for an integer k in [-1074, 1023]. */
export function powerOfTwo(k: number): number {
  return POWERS[k - LOWEST]!;
}

/** y 2^k, rounded once, for y in [1/128, 2] and an integer k in [-1150, 1024]. */
export function scale(y: number, k: number): number {
  if (k > HIGHEST) return y * 2 * powerOfTwo(k - 1);
  if (k < -1021) return y * powerOfTwo(k + 128) * powerOfTwo(-128);
  return y * powerOfTwo(k);
}
