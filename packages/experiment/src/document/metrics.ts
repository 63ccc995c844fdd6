import * as z from "zod";
import { positiveInteger } from "./fields.ts";

/** How samples are judged, each number beside its floor: the same number between fresh draws. */
export interface MetricsDocument {
  /** Directions of the sliced Wasserstein distance, an integer in [1, 1000]. */
  readonly directions: number;
  /** Fresh references that each number is averaged over, an integer in [2, 100]. */
  readonly repeats: number;
  /** Points of the energy distance, whose cost grows with their square, an integer in [2, 10^5]. */
  readonly energyPoints: number;
}

/** Validates the `metrics` section of a document. */
export const metricsSchema: z.ZodType<MetricsDocument> = z
  .strictObject({
    directions: positiveInteger(1000).default(50).describe("directions of the sliced distance"),
    repeats: z.int().min(2).max(100).default(5).describe("fresh references averaged over"),
    energyPoints: z
      .int()
      .min(2)
      .max(100_000)
      .default(2000)
      .describe("points of the energy distance"),
  })
  .describe("how samples are judged");
