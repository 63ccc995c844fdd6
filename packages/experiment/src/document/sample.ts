import * as z from "zod";
import { fraction, positiveInteger } from "./fields.ts";

/** One sampler on one grid. */
export type SamplerDocument = DdpmDocument | DdimDocument | HeunDocument;

/** What all samplers have. */
export interface SamplerBase {
  /** The name that events, files and pictures carry; unique in the document. */
  readonly name: string;
  /** Number of steps, an integer in [1, T], or up to 10,000 where spacing is "karras"; T where absent. */
  readonly steps?: number | undefined;
  /** Which of the T steps are visited; "karras" goes by equal parts of (noise / signal)^(1/7) instead. */
  readonly spacing: "trailing" | "leading" | "linspace" | "karras";
  /** Strength of classifier-free guidance, >= 0, for a network with classes. */
  readonly guidance: number;
}

/** Ancestral sampling of Ho et al. */
export interface DdpmDocument extends SamplerBase {
  /** Names the form. */
  readonly kind: "ddpm";
  /** The variance of a step: that of q(x_(t-1) | x_t, x_0), or beta. */
  readonly variance: "posterior" | "beta";
  /** Whether the last step adds noise too, as tutorial 004 does; needs variance "beta". */
  readonly lastNoise: boolean;
}

/** The deterministic sampler of Song et al., or a stochastic one where eta > 0. */
export interface DdimDocument extends SamplerBase {
  /** Names the form. */
  readonly kind: "ddim";
  /** Share of the posterior's standard deviation that is drawn, in [0, 1]. */
  readonly eta: number;
}

/** Heun's method of Karras et al., deterministic: two predictions per step, 2 N - 1 in all. */
export interface HeunDocument extends SamplerBase {
  /** Names the form. */
  readonly kind: "heun";
}

/** The samplers that are run with the trained network, and how many points each draws. */
export interface SampleDocument {
  /** Points per sampler, an integer in [2, 10^6]. */
  readonly n: number;
  /** Number of frames of each film, an integer in [2, 1000]; at most N + 1 are shown. */
  readonly frames: number;
  /** How many points a frame shows, an integer in [1, 10^5]. */
  readonly points: number;
  /** The class that is drawn, by a network with classes; all classes in turn where absent. */
  readonly label?: number | undefined;
  /** At least one; their names differ. */
  readonly samplers: readonly SamplerDocument[];
}

const base = {
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
    .describe("lower-case letters, digits, hyphens"),
  steps: positiveInteger(10_000).optional().describe("number of steps, T where absent"),
  spacing: z
    .enum(["trailing", "leading", "linspace", "karras"])
    .default("trailing")
    .describe("which noise levels are visited"),
  guidance: z.number().min(0).max(100).default(0).describe("strength of guidance to the class"),
};

const samplerSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("ddpm"),
    ...base,
    variance: z.enum(["posterior", "beta"]).default("posterior"),
    lastNoise: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal("ddim"), ...base, eta: fraction().default(0) }),
  z.strictObject({ kind: z.literal("heun"), ...base }),
]);

/** Validates the `sample` section of a document. */
export const sampleSchema: z.ZodType<SampleDocument> = z
  .strictObject({
    n: z.int().min(2).max(1_000_000).default(10_000).describe("points per sampler"),
    frames: z.int().min(2).max(1000).default(51).describe("number of frames of each film"),
    points: z.int().min(1).max(100_000).default(4000).describe("points shown per frame"),
    label: z.int().min(0).optional().describe("the class that is drawn"),
    samplers: z.array(samplerSchema).min(1).max(16),
  })
  .describe("the samplers that are run with the trained network");
