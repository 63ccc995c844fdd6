import * as z from "zod";
import { drawn, type DrawnBase, type SetSchema } from "./fields.ts";

/** A one-dimensional set of the tutorials. */
export interface LineDocument extends DrawnBase {
  /** Which set. */
  readonly kind: "four-points" | "gapped-uniform";
}

/** A Gaussian mixture, named or spelled out. */
export interface MixtureDocument extends DrawnBase {
  /** Names the form. */
  readonly kind: "mixture";
  /** A mixture by name, or its weights, means and covariances in any dimension up to 256. */
  readonly mixture: MixtureName | MixtureRecord;
}

/** The mixtures that have names: those of the tutorials, and the usual ones of papers. */
export type MixtureName = (typeof names)[number];

/** sum_k weights_k N(means_k, covariances_k), as everywhere in the house. */
export interface MixtureRecord {
  /** K weights in [0, 1] that sum to 1. */
  readonly weights: number[];
  /** K means of length d. */
  readonly means: number[][];
  /** K row-major d x d matrices. */
  readonly covariances: number[][];
}

const names = [
  "three-hills",
  "three-hills-centred",
  "five-hills",
  "eight-gaussians",
  "twenty-five-gaussians",
] as const;

const record = z.strictObject({
  weights: z.array(z.number().min(0).max(1)).min(1),
  means: z.array(z.array(z.number()).min(1).max(256)).min(1),
  covariances: z.array(z.array(z.number()).min(1)).min(1),
});

/** The schemas of these sets. */
export const mixtureSchemas: readonly [SetSchema<LineDocument>, SetSchema<MixtureDocument>] = [
  z.strictObject({ kind: z.enum(["four-points", "gapped-uniform"]), ...drawn }),
  z.strictObject({
    kind: z.literal("mixture"),
    ...drawn,
    mixture: z.union([z.enum(names), record]),
  }),
];
