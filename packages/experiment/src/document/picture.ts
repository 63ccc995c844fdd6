import * as z from "zod";
import { positiveInteger } from "./fields.ts";

const side = positiveInteger(4096);

/** A shipped picture by name, or a PNG or JPEG file of one's own. */
export type FileSource =
  | "chelsea"
  | "astronaut"
  | "camera"
  | {
      /** Where the file lies, seen from the document. */
      readonly file: string;
    };

/** Validates the source of a picture. */
export const sourceSchema: z.ZodType<FileSource> = z
  .union([z.enum(["chelsea", "astronaut", "camera"]), z.strictObject({ file: z.string().min(1) })])
  .describe("a shipped picture's name, or a file");

/** A picture that is noised by the same schedule. */
export interface PictureDocument {
  /** A shipped picture by name, or a PNG or JPEG file of one's own. */
  readonly source: FileSource;
  /** 1 for grey, 3 for colour. */
  readonly channels: 1 | 3;
  /** Height and width in pixels, each in [1, 4096]; the picture's own where absent. */
  readonly size?: readonly [number, number] | undefined;
  /** Number of frames in the film, the picture itself included, an integer in [2, 1000]. */
  readonly frames: number;
}

/** Validates the `picture` section of a document. */
export const pictureSchema: z.ZodType<PictureDocument> = z
  .strictObject({
    source: sourceSchema,
    channels: z.union([z.literal(1), z.literal(3)]).default(3),
    size: z.tuple([side, side]).optional().describe("[height, width] in pixels"),
    frames: z.int().min(2).max(1000).default(40).describe("number of frames in the film"),
  })
  .describe("a picture that is noised by the same schedule");
