import * as z from "zod";
import { fraction, positiveInteger } from "./fields.ts";

/** How noise grows over T steps, under the names of the `schedules` package. */
export type ScheduleDocument = LinearDocument | SigmoidDocument | ConstantDocument | CosineDocument;

/** beta from `start` to `end`: linear, or linear in sqrt(beta) where `kind` is "scaled-linear". */
export interface LinearDocument {
  /** Which of the two. */
  readonly kind: "linear" | "scaled-linear";
  /** Number of steps T, an integer in [1, 10000]. */
  readonly steps: number;
  /** beta of the first step, in [0, 1]. */
  readonly start: number;
  /** beta of the last step, in [0, 1]. */
  readonly end: number;
}

/** beta along a logistic curve from `start` to `end`. */
export interface SigmoidDocument {
  /** Names the schedule. */
  readonly kind: "sigmoid";
  /** Number of steps T, an integer in [1, 10000]. */
  readonly steps: number;
  /** The beta that the curve rises from, in [0, 1]. */
  readonly start: number;
  /** The beta that the curve rises to, in [0, 1]. */
  readonly end: number;
}

/** The same beta at every step. */
export interface ConstantDocument {
  /** Names the schedule. */
  readonly kind: "constant";
  /** Number of steps T, an integer in [1, 10000]. */
  readonly steps: number;
  /** beta of every step, in [0, 1]. */
  readonly beta: number;
}

/** The squared cosine schedule with its betas capped. */
export interface CosineDocument {
  /** Names the schedule. */
  readonly kind: "cosine";
  /** Number of steps T, an integer in [1, 10000]. */
  readonly steps: number;
  /** The largest beta that is kept, in (0, 1]. */
  readonly maxBeta: number;
}

const steps = positiveInteger(10_000).default(100).describe("number of steps T");
const start = fraction().default(1e-4).describe("beta of the first step");
const end = fraction().default(0.1).describe("beta of the last step");

/** Validates the `schedule` section of a document. */
export const scheduleSchema: z.ZodType<ScheduleDocument> = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.enum(["linear", "scaled-linear"]), steps, start, end }),
    z.strictObject({ kind: z.literal("sigmoid"), steps, start, end }),
    z.strictObject({
      kind: z.literal("constant"),
      steps,
      beta: fraction().default(0.04).describe("beta of every step"),
    }),
    z.strictObject({
      kind: z.literal("cosine"),
      steps,
      maxBeta: z.number().gt(0).max(1).default(0.999).describe("the largest beta that is kept"),
    }),
  ])
  .describe("how noise grows over the steps");
