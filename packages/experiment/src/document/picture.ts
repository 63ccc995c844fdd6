import * as z from "zod";
import { positiveInteger } from "./fields.ts";

const side = positiveInteger(4096);

/** A picture that is noised by the same schedule. */
export interface PictureDocument {
  /** A shipped picture by name, or a PNG or JPEG file of one's own. */
  readonly source: "chelsea" | { readonly file: string };
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
    source: z
      .union([z.enum(["chelsea"]), z.strictObject({ file: z.string().min(1) })])
      .describe("a shipped picture's name, or a file"),
    channels: z.union([z.literal(1), z.literal(3)]).default(3),
    size: z.tuple([side, side]).optional().describe("[height, width] in pixels"),
    frames: z.int().min(2).max(1000).default(40).describe("number of frames in the film"),
  })
  .describe("a picture that is noised by the same schedule");
