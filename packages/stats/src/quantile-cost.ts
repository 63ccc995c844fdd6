import { pow } from "@inkwash/special";

/** |gap|^p, without a power where p is 1 or 2. */
export function powerOf(p: number): (gap: number) => number {
  if (p === 1) return Math.abs;
  if (p === 2) return (gap) => gap * gap;
  return (gap) => pow(Math.abs(gap), p);
}

/**
 * The p-th power of the Wasserstein distance on a line, of two sorted lists of any lengths.
 *
 * integral over u in [0, 1] of |F^-1(u) - G^-1(u)|^p: both quantile functions are steps, so it is a
 * finite sum over the merged places i/n and j/m.
 */
export function quantileCost(
  x: Float64Array,
  y: Float64Array,
  power: (gap: number) => number,
): number {
  const [n, m] = [x.length, y.length];
  let sum = 0;
  if (n === m) {
    for (let i = 0; i < n; i++) sum += power(x[i]! - y[i]!);
    return sum / n;
  }
  // Places are counted in units of 1 / (n m), which are exact integers.
  let i = 0;
  let j = 0;
  let place = 0;
  while (i < n && j < m) {
    const [endX, endY] = [(i + 1) * m, (j + 1) * n];
    const end = Math.min(endX, endY);
    sum += power(x[i]! - y[j]!) * (end - place);
    place = end;
    if (endX === end) i += 1;
    if (endY === end) j += 1;
  }
  return sum / n / m;
}
