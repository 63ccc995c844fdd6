import type { Rng } from "@inkwash/random";
import { describe } from "../check.ts";
import { covariance } from "../covariance.ts";
import { randomDirections } from "../directions.ts";
import { exactWasserstein } from "../distances/exact-wasserstein.ts";
import { logisticAccuracy } from "../distances/logistic-accuracy.ts";
import { manifoldScores } from "../distances/manifold-scores.ts";
import { maxSlicedWasserstein } from "../distances/max-sliced.ts";
import { medianDistance } from "../distances/median-distance.ts";
import { mmd } from "../distances/mmd.ts";
import { neighbourAccuracy } from "../distances/neighbour-accuracy.ts";
import { sinkhornDivergence } from "../distances/sinkhorn.ts";
import { energyDistance } from "../energy-distance.ts";
import { frechetDistance } from "../information/gaussian.ts";
import { neighbourDivergence } from "../information/neighbour-estimates.ts";
import { slicedWasserstein } from "../sliced-wasserstein.ts";
import type { Samples } from "../types.ts";

/** Any number between samples and as many of a reference. */
export type Metric = (samples: Samples, reference: Samples) => number;

/** A metric that `compare` knows by name; for the last four a smaller number is worse. */
export type MetricName =
  | "slicedWasserstein"
  | "maxSlicedWasserstein"
  | "sinkhornDivergence"
  | "exactWasserstein"
  | "energyDistance"
  | "mmd"
  | "frechetDistance"
  | "neighbourDivergence"
  | "neighbourAccuracy"
  | "logisticAccuracy"
  | "precision"
  | "recall"
  | "density"
  | "coverage";

/** Of these a smaller number is worse. */
const scores: ReadonlySet<string> = new Set(["precision", "recall", "density", "coverage"]);

/** 1 where a larger number is worse, -1 where a smaller one is. */
export const senseOf = (name: string, own: boolean): 1 | -1 => (!own && scores.has(name) ? -1 : 1);

/** The metrics of these names, with directions, bandwidth and eps fixed for all of their calls. */
export function metricsOf(
  names: readonly MetricName[],
  x: Samples,
  y: Samples,
  d: number,
  rng: Rng,
): Record<string, Metric> {
  const flat = (s: Samples): Samples => ({ data: s.data, shape: [s.shape[0]!, d] });
  const directions = randomDirections(50, d, rng);
  const bandwidth = medianDistance(x, y);
  const epsilon = bandwidth > 0 ? (bandwidth / 5) ** 2 : 1;
  const known: Record<MetricName, Metric> = {
    slicedWasserstein: (a, b) => slicedWasserstein(flat(a), flat(b), { directions }),
    maxSlicedWasserstein: (a, b) => maxSlicedWasserstein(a, b, { rng }).value,
    sinkhornDivergence: (a, b) => sinkhornDivergence(a, b, { epsilon }),
    exactWasserstein: (a, b) => exactWasserstein(a, b),
    energyDistance: (a, b) => energyDistance(a, b),
    mmd: (a, b) => Math.sqrt(Math.max(0, mmd(a, b, { estimator: "biased", bandwidth }))),
    frechetDistance: (a, b) => Math.sqrt(frechetDistance(covariance(a), covariance(b))),
    neighbourDivergence: (a, b) => neighbourDivergence(a, b).value,
    neighbourAccuracy: (a, b) => neighbourAccuracy(a, b).statistic,
    logisticAccuracy: (a, b) => logisticAccuracy(a, b, { rng }).statistic,
    precision: (a, b) => manifoldScores(a, b).precision,
    recall: (a, b) => manifoldScores(a, b).recall,
    density: (a, b) => manifoldScores(a, b).density,
    coverage: (a, b) => manifoldScores(a, b).coverage,
  };
  return Object.fromEntries(
    names.map((name) => {
      if (!Object.hasOwn(known, name)) {
        const all = Object.keys(known).join(", ");
        throw new RangeError(`compare: metrics must be of ${all}; got ${describe(name)}`);
      }
      return [name, known[name]];
    }),
  );
}
