// How often intervals of level 0.95 contain the truth: the rows of the second table in
// apps/docs/src/content/docs/guides/calibration.md, which calibration-table.ts makes.

import { philox, type Stream } from "@inkwash/random";
import { log1p } from "@inkwash/special";
import {
  confidenceInterval,
  type ConfidenceIntervalOptions,
  energyDistance,
  moments,
  neighbourEntropy,
  type Samples,
  wasserstein,
} from "../src/index.ts";

/** A statistic whose truth is known. */
export interface Covered {
  readonly name: string;
  readonly method: "bca" | "subsampling";
  readonly truth: number;
  readonly interval: (
    n: number,
    rng: Stream,
    options: ConfidenceIntervalOptions,
  ) => { readonly low: number; readonly high: number };
}

const line = (data: Float64Array): Samples => ({ data, shape: [data.length, 1] });
const normals = (n: number, rng: Stream, move = 0): Samples =>
  line(rng.fillNormal(new Float64Array(n)).map((z) => z + move));
const exponentials = (n: number, rng: Stream): Samples =>
  line(rng.fillUniform(new Float64Array(n)).map((u) => -log1p(-u)));
const mean = ({ data }: Samples): number => moments(data).mean;
const variance = ({ data }: Samples): number => moments(data).variance;
const w1 = (x: Samples, y: Samples): number => wasserstein(x.data, y.data, { p: 1 });
const neighbours = (s: Samples): number => neighbourEntropy(s).value;

/** N(0, 1) against N(move, 1). */
const apart =
  (move: number, distance: (x: Samples, y: Samples) => number): Covered["interval"] =>
  (n, rng, options) =>
    confidenceInterval(
      [normals(n, rng.fork("x")), normals(n, rng.fork("y"), move)],
      distance,
      options,
    );

/** The energy distance of N(0, 1) and N(1, 1): SciPy's quad of 2 (F - G)^2, its root. */
const energyApart = 0.7360751179777494;

/** Statistics of one set and distances of two. */
export const rows: readonly Covered[] = [
  {
    name: "mean of exponentials",
    method: "bca",
    truth: 1,
    interval: (n, rng, options) => confidenceInterval(exponentials(n, rng), mean, options),
  },
  {
    name: "variance of normals",
    method: "bca",
    truth: 1,
    interval: (n, rng, options) => confidenceInterval(normals(n, rng), variance, options),
  },
  {
    name: "`neighbourEntropy`",
    method: "subsampling",
    truth: 1.4189385332046727,
    interval: (n, rng, options) => confidenceInterval(normals(n, rng), neighbours, options),
  },
  {
    name: "difference of means",
    method: "subsampling",
    truth: 1,
    interval: apart(1, (x, y) => mean(y) - mean(x)),
  },
  {
    name: "`energyDistance`, laws 1 apart",
    method: "subsampling",
    truth: energyApart,
    interval: apart(1, energyDistance),
  },
  {
    name: "`energyDistance`, equal laws",
    method: "subsampling",
    truth: 0,
    interval: apart(0, energyDistance),
  },
  {
    name: "`wasserstein`, laws 1 apart",
    method: "subsampling",
    truth: 1,
    interval: apart(1, w1),
  },
  {
    name: "`wasserstein`, equal laws",
    method: "subsampling",
    truth: 0,
    interval: apart(0, w1),
  },
];

export const intervals = 400;
export const coverageSizes = [50, 200, 1000] as const;
const rng = philox(2027);

/** How many in a hundred of 400 intervals of level 0.95 contain the truth. */
export function coverage({ interval, method, truth }: Covered, n: number): string {
  let covered = 0;
  for (let r = 0; r < intervals; r++) {
    const stream = rng.fork(r);
    const options = { rng: stream.fork("resamples"), repeats: 199, method };
    const { low, high } = interval(n, stream, options);
    if (low <= truth && truth <= high) covered += 1;
  }
  return ((100 * covered) / intervals).toFixed(1);
}
