import { erfc, gammaP, gammaQ } from "@inkwash/special";

/** A p-value that is small on either side: too far from the law, or too near to it. */
const twoSided = (upper: number, lower: number): number => Math.min(1, 2 * Math.min(upper, lower));

/** Of a standard normal statistic. */
export const normalTail = (z: number): number => erfc(Math.abs(z) * Math.SQRT1_2);

/** Of a chi-square statistic. */
export const chiSquareTail = (statistic: number, degrees: number): number =>
  twoSided(gammaQ(degrees / 2, statistic / 2), gammaP(degrees / 2, statistic / 2));

/** Of a Poisson count. */
export const poissonTail = (count: number, mean: number): number =>
  twoSided(count === 0 ? 1 : gammaP(count, mean), gammaQ(count + 1, mean));

/** Of counts against expected ones, where cells below 10 expected are thrown together. */
export function countsTail(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let [statistic, cells, restFound, restExpected] = [0, 0, 0, 0];
  for (let i = 0; i < found.length; i++) {
    restFound += found[i]!;
    restExpected += expected[i]!;
    if (restExpected < 10) continue;
    statistic += (restFound - restExpected) ** 2 / restExpected;
    cells++;
    [restFound, restExpected] = [0, 0];
  }
  return chiSquareTail(statistic, cells - 1);
}

/** Of Kolmogorov's distance of a sorted sample, times sqrt(n), by the first terms of its law. */
export function kolmogorovTail(sorted: ArrayLike<number>, cdf: (x: number) => number): number {
  const n = sorted.length;
  let distance = 0;
  for (let i = 0; i < n; i++) {
    const p = cdf(sorted[i]!);
    distance = Math.max(distance, (i + 1) / n - p, p - i / n);
  }
  const t = distance * Math.sqrt(n);
  let tail = 0;
  for (let k = 1; k <= 20; k++) tail += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * t * t);
  return Math.min(1, Math.max(0, tail));
}
