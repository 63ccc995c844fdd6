import { erfc } from "@inkwash/special";
import { chiSquareTail, countsTail, kolmogorovTail, poissonTail } from "./laws.ts";

/** Fills an array with normals, each call the next ones. */
export type FillNormal = (out: Float32Array) => Float32Array;

const upper = (z: number): number => erfc(z * Math.SQRT1_2) / 2;

/** Counts in 160 bins of 0.05 from -4 to 4, and beyond. */
function bins(fill: FillNormal, n: number): number {
  const found = new Float64Array(162);
  for (const z of fill(new Float32Array(n))) {
    found[Math.min(161, Math.max(0, 1 + Math.floor((z + 4) * 20)))]! += 1;
  }
  const expected = found.map((_, i) =>
    i === 0 || i === 161 ? n * upper(4) : n * (upper((i - 1) / 20 - 4) - upper(i / 20 - 4)),
  );
  return countsTail(found, expected);
}

/** How many lie beyond so many deviations on either side. */
function beyond(sigmas: number): (fill: FillNormal, n: number) => number {
  return (fill, n) => {
    let count = 0;
    for (const z of fill(new Float32Array(n))) count += Number(Math.abs(z) > sigmas);
    return poissonTail(count, 2 * n * upper(sigmas));
  };
}

function kolmogorov(fill: FillNormal, n: number): number {
  const sorted = fill(new Float32Array(Math.ceil(n / 20))).toSorted();
  return kolmogorovTail(sorted, (z) => upper(-z));
}

/** Correlations with the normals 1 to 16 places on, and of their squares. */
function lags(power: 1 | 2): (fill: FillNormal, n: number) => number {
  return (fill, n) => {
    const size = Math.ceil(n / 4);
    const values = fill(new Float32Array(size));
    if (power === 2) values.forEach((z, i) => (values[i] = (z * z - 1) * Math.SQRT1_2));
    let statistic = 0;
    for (let lag = 1; lag <= 16; lag++) {
      let sum = 0;
      for (let i = lag; i < size; i++) sum += values[i]! * values[i - lag]!;
      statistic += sum ** 2 / (size - lag);
    }
    return chiSquareTail(statistic, 16);
  };
}

/** Tests of normals: each takes so many of them, at most, and gives a p-value. */
export const normalTests: Readonly<Record<string, (fill: FillNormal, n: number) => number>> = {
  "chi-square of normals in 162 bins": bins,
  "normals beyond 4 sigma": beyond(4),
  "normals beyond 5 sigma": beyond(5),
  "Kolmogorov's test of normals": kolmogorov,
  "lag correlations of normals": lags(1),
  "lag correlations of their squares": lags(2),
};

/** Correlations of the normals of 12 forks, all pairs, where one is moved by -4 to 4 places. */
export function forkTest(fork: (key: number) => FillNormal, n: number): number {
  const size = Math.ceil(n / 100);
  const drawn = Array.from({ length: 12 }, (_, k) => fork(k)(new Float32Array(size)));
  let [statistic, degrees] = [0, 0];
  for (let a = 0; a < drawn.length; a++) {
    for (let b = 0; b < a; b++) {
      for (let shift = -4; shift <= 4; shift++) {
        let sum = 0;
        for (let i = 4; i < size - 4; i++) sum += drawn[a]![i]! * drawn[b]![i + shift]!;
        statistic += sum ** 2 / (size - 8);
        degrees++;
      }
    }
  }
  return chiSquareTail(statistic, degrees);
}
