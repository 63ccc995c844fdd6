// What every estimator of an entropy, divergence or distance reads on laws whose truth is known: the rows
// of the table in apps/docs/src/content/docs/guides/estimators.md, which estimator-table.ts makes.

import golden from "@inkwash/golden/stats_truth.json" with { type: "json" };
import { philox, type Stream } from "@inkwash/random";
import { exp, log } from "@inkwash/special";
import {
  cellMasses,
  divergences,
  energyDistance,
  entropy,
  exactWasserstein,
  histogram,
  klDivergence,
  lawDivergences,
  type LogDensity,
  maxSlicedWasserstein,
  mmd,
  neighbourDivergence,
  neighbourEntropy,
  normalCdf,
  type Samples,
  sinkhornDivergence,
  slicedWasserstein,
  spacingEntropy,
  wasserstein,
} from "../src/index.ts";

/** One row: a truth, and what one run reads with n samples. */
export interface Row {
  readonly estimator: string;
  readonly law: string;
  readonly truth: number;
  /** Beyond this n it takes too long for a table. */
  readonly most: number;
  readonly run: (n: number, rng: Stream) => number;
}

const { entropy: entropies, pairs } = golden;

const normals = (n: number, rng: Stream, map: (z: number, i: number) => number): Float64Array =>
  rng.fillNormal(new Float64Array(n)).map(map);
const line = (data: Float64Array): Samples => ({ data, shape: [data.length, 1] });
const plane = (data: Float64Array): Samples => ({ data, shape: [data.length / 2, 2] });

/** The laws of the golden file: A, B and C on the line, D and E in the plane. */
const draw = {
  A: (n: number, rng: Stream) => line(normals(n, rng.fork("A"), (z) => z)),
  B: (n: number, rng: Stream) => line(normals(n, rng.fork("B"), (z) => z + 1)),
  C: (n: number, rng: Stream) => {
    const side = rng.fork("side").fillUniform(new Float64Array(n));
    return line(normals(n, rng.fork("C"), (z, i) => z / 2 + (side[i]! < 0.5 ? -2 : 2)));
  },
  D: (n: number, rng: Stream) => plane(normals(2 * n, rng.fork("D"), (z) => z)),
  E: (n: number, rng: Stream) =>
    plane(normals(2 * n, rng.fork("E"), (z, i) => (i % 2 === 0 ? z + 1 : 2 * z))),
};

const halfLogTau = 0.9189385332046728;
const logNormal = (x: number, mean: number, deviation: number): number =>
  -(((x - mean) / deviation) ** 2) / 2 - halfLogTau - log(deviation);
const logA: LogDensity = (points) => points.map((x) => logNormal(x, 0, 1));
const logB: LogDensity = (points) => points.map((x) => logNormal(x, 1, 1));
const logC: LogDensity = (points) =>
  points.map((x) => log((exp(logNormal(x, -2, 0.5)) + exp(logNormal(x, 2, 0.5))) / 2));
const logD: LogDensity = (points) =>
  halves(points, (x, y) => logNormal(x, 0, 1) + logNormal(y, 0, 1));
const logE: LogDensity = (points) =>
  halves(points, (x, y) => logNormal(x, 1, 1) + logNormal(y, 0, 2));

function halves(points: Float64Array, f: (x: number, y: number) => number): Float64Array {
  return Float64Array.from({ length: points.length / 2 }, (_, i) =>
    f(points[2 * i]!, points[2 * i + 1]!),
  );
}

type PairName = "AB" | "CA" | "DE";
const both = (pair: PairName, n: number, rng: Stream): [Samples, Samples] => [
  draw[pair[0] as "A"](n, rng),
  draw[pair[1] as "A"](n, rng),
];

/** The entropy of a histogram of 64 cells over [-8, 8], as of a density. */
const binned =
  (law: "A" | "C", method: "plug-in" | "miller-madow") =>
  (n: number, rng: Stream): number => {
    const { counts } = histogram(draw[law](n, rng).data, { bins: 64, range: [-8, 8] });
    return entropy(counts, { method }).value + log(0.25);
  };

function entropyRows(): Row[] {
  const row = (estimator: string, law: keyof typeof entropies, run: Row["run"]): Row => ({
    estimator,
    law,
    truth: entropies[law],
    most: 10_000,
    run,
  });
  return [
    row("`entropy`, plug-in, 64 cells", "A", binned("A", "plug-in")),
    row("`entropy`, Miller-Madow, 64 cells", "A", binned("A", "miller-madow")),
    row("`entropy`, Miller-Madow, 64 cells", "C", binned("C", "miller-madow")),
    row("`spacingEntropy`", "A", (n, rng) => spacingEntropy(draw.A(n, rng).data).value),
    row("`spacingEntropy`", "C", (n, rng) => spacingEntropy(draw.C(n, rng).data).value),
    row("`neighbourEntropy`", "A", (n, rng) => neighbourEntropy(draw.A(n, rng)).value),
    row("`neighbourEntropy`", "C", (n, rng) => neighbourEntropy(draw.C(n, rng)).value),
    row("`neighbourEntropy`", "E", (n, rng) => neighbourEntropy(draw.E(n, rng)).value),
  ];
}

const cells = { bins: 64, range: [-8, 8] } as const;

function divergenceRows(): Row[] {
  const row = (estimator: string, law: PairName, truth: number, run: Row["run"]): Row => ({
    estimator,
    law,
    truth,
    most: 10_000,
    run,
  });
  const known = (
    pair: PairName,
    q: LogDensity,
    own: LogDensity | undefined,
    which: "kl" | "jensenShannon" | "hellinger" | "totalVariation",
    truth: number,
  ): Row =>
    row(
      `\`lawDivergences\`, ${which}, ${own === undefined ? "neighbours" : "Monte Carlo"}`,
      pair,
      truth,
      (n, rng) => lawDivergences(draw[pair[0] as "A"](n, rng), q, { own })[which].value,
    );
  const { AB, CA, DE } = pairs;
  return [
    row("`klDivergence`, 64 cells", "CA", CA.kl, (n, rng) => {
      const { counts, edges } = histogram(draw.C(n, rng).data, cells);
      return klDivergence(counts, cellMasses(edges, { cdf: (x) => normalCdf(x) })).value;
    }),
    row("`divergences`, totalVariation, 64 cells", "AB", AB.total_variation, (n, rng) => {
      const [x, y] = both("AB", n, rng).map((s) => histogram(s.data, cells).counts);
      return divergences(x!, y!).totalVariation;
    }),
    row(
      "`neighbourDivergence`",
      "AB",
      AB.kl,
      (n, rng) => neighbourDivergence(...both("AB", n, rng)).value,
    ),
    row(
      "`neighbourDivergence`",
      "DE",
      DE.kl,
      (n, rng) => neighbourDivergence(...both("DE", n, rng)).value,
    ),
    known("AB", logB, logA, "kl", AB.kl),
    known("CA", logA, logC, "jensenShannon", CA.jensen_shannon),
    known("CA", logA, undefined, "kl", CA.kl),
    known("CA", logA, undefined, "jensenShannon", CA.jensen_shannon),
    known("CA", logA, undefined, "hellinger", CA.hellinger),
    known("CA", logA, undefined, "totalVariation", CA.total_variation),
    known("DE", logE, logD, "totalVariation", DE.total_variation),
    known("DE", logE, undefined, "kl", DE.kl),
    known("DE", logE, undefined, "totalVariation", DE.total_variation),
  ];
}

function distanceRows(): Row[] {
  const row = (
    estimator: string,
    law: PairName,
    truth: number,
    most: number,
    distance: (x: Samples, y: Samples, rng: Stream) => number,
  ): Row => ({
    estimator,
    law,
    truth,
    most,
    run: (n, rng) => distance(...both(law, n, rng), rng),
  });
  const { AB, CA, DE } = pairs;
  const sliced = (x: Samples, y: Samples, rng: Stream): number => slicedWasserstein(x, y, { rng });
  const unbiased = (x: Samples, y: Samples): number => mmd(x, y, { bandwidth: 1 });
  const biased = (x: Samples, y: Samples): number =>
    mmd(x, y, { bandwidth: 1, estimator: "biased" });
  const linear = (x: Samples, y: Samples): number =>
    mmd(x, y, { bandwidth: 1, estimator: "linear" });
  return [
    row("`wasserstein`", "AB", AB.wasserstein, 10_000, (x, y) => wasserstein(x.data, y.data)),
    row("`wasserstein`", "CA", CA.wasserstein, 10_000, (x, y) => wasserstein(x.data, y.data)),
    row("`slicedWasserstein`, 50 directions", "DE", DE.sliced, 10_000, sliced),
    row("`maxSlicedWasserstein`", "DE", DE.max_sliced, 1000, (x, y, rng) => {
      return maxSlicedWasserstein(x, y, { rng, directions: 20, restarts: 2 }).value;
    }),
    row("`exactWasserstein`", "DE", DE.wasserstein, 100, (x, y) => exactWasserstein(x, y)),
    row("`sinkhornDivergence`, eps 0.1", "DE", DE.wasserstein, 100, (x, y) => {
      return sinkhornDivergence(x, y, { epsilon: 0.1 });
    }),
    row("`energyDistance`", "CA", CA.energy, 10_000, (x, y) => energyDistance(x, y)),
    row("`energyDistance`", "DE", DE.energy, 1000, (x, y) => energyDistance(x, y)),
    row("`mmd`, unbiased", "DE", DE.mmd, 1000, unbiased),
    row("`mmd`, biased", "DE", DE.mmd, 1000, biased),
    row("`mmd`, linear", "DE", DE.mmd, 10_000, linear),
  ];
}

/** All rows, by kind. */
export const rows: readonly Row[] = [...entropyRows(), ...divergenceRows(), ...distanceRows()];

/** How many runs are taken at each n. */
export const runsAt: Readonly<Record<number, number>> = { 100: 50, 1000: 20, 10_000: 8 };

/** A cell of the table: bias and root mean squared error over the runs, seeded by the row. */
export function cell({ estimator, law, truth, run }: Row, n: number): string {
  const runs = runsAt[n]!;
  const rng = philox(4).fork(`${estimator} ${law} ${n}`);
  const errors = Array.from({ length: runs }, (_, r) => run(n, rng.fork(r)) - truth);
  const bias = errors.reduce((sum, v) => sum + v / runs, 0);
  const square = errors.reduce((sum, v) => sum + (v * v) / runs, 0);
  return `${bias < 0 ? "−" : "+"}${Math.abs(bias).toFixed(3)}, ${Math.sqrt(square).toFixed(3)}`;
}

/** A row's first cells, and one per n. */
export function textOf(row: Row, sizes: readonly number[]): string[] {
  return [
    row.estimator,
    row.law.split("").join(", "),
    row.truth.toFixed(4),
    ...sizes.map((n) => (n > row.most ? "" : cell(row, n))),
  ];
}
