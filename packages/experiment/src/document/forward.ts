import * as z from "zod";

/** The film of the data set under noise. */
export interface ForwardDocument {
  /**
   * "chain" draws new noise at every step, as the process does; "jump" keeps one noise per point,
   * so that points move on straight paths and a slider can go either way.
   */
  readonly coupling: "chain" | "jump";
  /** Number of frames, the data included, an integer in [2, 1000]; at most T + 1 are shown. */
  readonly frames: number;
  /** How many points a frame shows, an integer in [1, 10^5]. */
  readonly points: number;
}

/** Validates the `forward` section of a document. */
export const forwardSchema: z.ZodType<ForwardDocument> = z
  .strictObject({
    coupling: z.enum(["chain", "jump"]).default("chain"),
    frames: z.int().min(2).max(1000).default(51).describe("number of frames in the film"),
    points: z.int().min(1).max(100_000).default(4000).describe("points shown per frame"),
  })
  .describe("the film of the data set under noise");
