/** The greatest common divisor of two positive integers. */
export function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** P(D+ >= h / n) for two sets of n values: of all paths C(2 n, n), C(2 n, n - h) reach the line. */
export function oneSidedEqual(n: number, h: number): number {
  let p = 1;
  for (let j = 0; j < h; j++) p *= (n - j) / (n + j + 1);
  return p;
}

/** P(D >= h / n) for two sets of n values: lattice paths that leave a strip, by reflection. */
export function twoSidedEqual(n: number, h: number): number {
  let p = 0;
  for (let k = Math.floor(n / h); k >= 0; k--) {
    let ratio = 1;
    for (let j = 0; j < h; j++) ratio = ((n - k * h - j) * ratio) / (n + k * h + j + 1);
    p = ratio * (1 - p);
  }
  return 2 * p;
}

/**
 * P(D >= h / lcm) for sizes m >= n with common divisor g: the share of paths that leave a strip.
 *
 * One-sided, P(D+ >= h / lcm): those that cross its lower border; turned round, those that cross the
 * upper one. Only sums of positive shares, so that the smallest probability keeps its digits.
 *
 * @see {@link https://doi.org/10.1007/BF02589501 | Hodges (1958)}, secs. 2 and 3
 */
export function pathsOutside(
  m: number,
  n: number,
  g: number,
  h: number,
  oneSided: boolean,
): number {
  const [mg, ng] = [m / g, n / g];
  const above = (i: number): number =>
    oneSided ? n + 1 : Math.min(Math.ceil((ng * i + h) / mg), n + 1);
  let low = 0;
  let high = above(0);
  const share = new Float64Array(Math.min(2 * high + 2, n + 1)).fill(1).fill(0, 0, high);
  let length = high;
  for (let i = 1; i <= m; i++) {
    const [lastLow, lastLength] = [low, length];
    low = Math.min(Math.max(Math.floor((ng * i - h) / mg) + 1, 0), n);
    high = above(i);
    if (high <= low) return 1;
    let value = low === 0 ? 0 : 1;
    for (let j = low; j < high; j++) {
      value = (share[j - lastLow]! * i + value * j) / (i + j);
      share[j - low] = value;
    }
    length = high - low;
    if (lastLength > length) share.fill(1, length, lastLength);
  }
  return share[length - 1]!;
}
