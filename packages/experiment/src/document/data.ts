import * as z from "zod";

/** The data set that is noised and learnt. */
export type DataDocument = CurveDocument | PointsDocument | MixtureDocument;

/** A two-dimensional curve with Gaussian noise about it, as scikit-learn makes it. */
export interface CurveDocument {
  /** Which curve. */
  readonly kind: "swiss-roll" | "s-curve" | "moons";
  /** Number of points, an integer in [2, 10^6]. */
  readonly n: number;
  /** Standard deviation of the noise in the units of scikit-learn's set, >= 0. */
  readonly noise: number;
  /** Whether every coordinate is shifted and scaled to mean 0 and standard deviation 1. */
  readonly standardise: boolean;
}

/** A one-dimensional set of the tutorials. */
export interface PointsDocument {
  /** Which set. */
  readonly kind: "four-points" | "gapped-uniform";
  /** Number of points, an integer in [2, 10^6]. */
  readonly n: number;
  /** Whether the coordinate is shifted and scaled to mean 0 and standard deviation 1. */
  readonly standardise: boolean;
}

/** A Gaussian mixture, named or spelled out. */
export interface MixtureDocument {
  /** Names the form. */
  readonly kind: "mixture";
  /** Number of points, an integer in [2, 10^6]. */
  readonly n: number;
  /** A mixture of the tutorials by name, or its weights, means and covariances. */
  readonly mixture: "three-hills" | "three-hills-centred" | "five-hills" | MixtureRecord;
  /** Whether every coordinate is shifted and scaled to mean 0 and standard deviation 1. */
  readonly standardise: boolean;
}

/** sum_k weights_k N(means_k, covariances_k), as everywhere in the house. */
export interface MixtureRecord {
  /** K weights in [0, 1] that sum to 1. */
  readonly weights: number[];
  /** K means of length d. */
  readonly means: number[][];
  /** K row-major d x d matrices. */
  readonly covariances: number[][];
}

const n = z.int().min(2).max(1_000_000).default(10_000).describe("number of points");
const standardise = z
  .boolean()
  .default(true)
  .describe("shift and scale every coordinate to mean 0 and standard deviation 1");

const mixtureRecord = z.strictObject({
  weights: z.array(z.number().min(0).max(1)).min(1),
  means: z.array(z.array(z.number()).min(1)).min(1),
  covariances: z.array(z.array(z.number()).min(1)).min(1),
});

/** Validates the `data` section of a document. */
export const dataSchema: z.ZodType<DataDocument> = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.enum(["swiss-roll", "s-curve", "moons"]),
      n,
      noise: z.number().min(0).default(0.1).describe("standard deviation of the noise"),
      standardise,
    }),
    z.strictObject({ kind: z.enum(["four-points", "gapped-uniform"]), n, standardise }),
    z.strictObject({
      kind: z.literal("mixture"),
      n,
      mixture: z.union([
        z.enum(["three-hills", "three-hills-centred", "five-hills"]),
        mixtureRecord,
      ]),
      standardise,
    }),
  ])
  .describe("the data set that is noised and learnt");
