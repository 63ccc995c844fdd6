import * as z from "zod";
import { type DataDocument, dataSchema } from "./data/data.ts";
import { type ForwardDocument, forwardSchema } from "./forward.ts";
import { type MetricsDocument, metricsSchema } from "./metrics.ts";
import { type PictureDocument, pictureSchema } from "./picture.ts";
import { type SampleDocument, sampleSchema } from "./sample.ts";
import { type ScheduleDocument, scheduleSchema } from "./schedule.ts";
import { type ModelDocument, modelSchema } from "./model.ts";
import { type TrainDocument, trainSchema } from "./train.ts";

/**
 * One experiment, whole.
 *
 * It says what is noised, by which schedule, what learns it, how it is sampled and judged. Plain
 * JSON; with the same version of the packages it gives the same numbers everywhere.
 * `data` or `picture` must be there; `train` needs `data`, `sample` needs `train`, and `metrics`
 * needs `sample`.
 */
export interface Document {
  /** Where the JSON Schema of documents lies, for editors. */
  readonly $schema?: string | undefined;
  /** The version of this form. */
  readonly version: 1;
  /** Lower-case letters, digits and hyphens: the name of the experiment's files. */
  readonly name: string;
  /** What a person reads above the pictures. */
  readonly title?: string | undefined;
  /** The seed of everything random, an integer in [0, 2^53). */
  readonly seed: number;
  /** The data set. */
  readonly data?: DataDocument | undefined;
  /** A picture noised by the same schedule. */
  readonly picture?: PictureDocument | undefined;
  /** How noise grows. */
  readonly schedule: ScheduleDocument;
  /** The film of the data set under noise; absent for none. */
  readonly forward?: ForwardDocument | undefined;
  /** The network; the default one where absent. */
  readonly model?: ModelDocument | undefined;
  /** How the network is trained; absent for no training. */
  readonly train?: TrainDocument | undefined;
  /** What is drawn from the trained network; absent for nothing. */
  readonly sample?: SampleDocument | undefined;
  /** How the samples are judged; absent for not at all. */
  readonly metrics?: MetricsDocument | undefined;
}

/** Validates the form of a document; what its sections need of each other is checked by `parseDocument`. */
export const documentSchema: z.ZodType<Document> = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
    .describe("lower-case letters, digits, hyphens"),
  title: z.string().max(200).optional(),
  seed: z.int().min(0).default(0).describe("the seed of everything random"),
  data: dataSchema.optional(),
  picture: pictureSchema.optional(),
  schedule: scheduleSchema,
  forward: forwardSchema.optional(),
  model: modelSchema.optional(),
  train: trainSchema.optional(),
  sample: sampleSchema.optional(),
  metrics: metricsSchema.optional(),
});
