import * as z from "zod";
import { base, type DataBase, type SetSchema } from "./fields.ts";

/** A file of one's own: CSV, TSV, NPY or NPZ. */
export interface FileDocument extends DataBase {
  /** Names the form. */
  readonly kind: "file";
  /** Where it lies, seen from the document. */
  readonly file: string;
  /** The columns of a table that make a sample, by name or by number from 0; all where absent. */
  readonly columns?: (string | number)[] | undefined;
  /** The column, or the array of an NPZ, that holds the classes. */
  readonly label?: string | undefined;
  /** The array of an NPZ that holds the samples. */
  readonly array?: string | undefined;
}

/** Points written in the document. */
export interface PointsDocument extends DataBase {
  /** Names the form. */
  readonly kind: "points";
  /** At least two, of one length. */
  readonly points: number[][];
}

/** The schemas of these sets. */
export const ownSchemas: readonly [SetSchema<FileDocument>, SetSchema<PointsDocument>] = [
  z.strictObject({
    kind: z.literal("file"),
    ...base,
    file: z.string().min(1).describe("a CSV, TSV, NPY or NPZ file"),
    columns: z
      .array(z.union([z.string(), z.int().min(0)]))
      .min(1)
      .optional()
      .describe("the columns that make a sample"),
    label: z.string().optional().describe("the column or array with the classes"),
    array: z.string().optional().describe("the array of an NPZ file with the samples"),
  }),
  z.strictObject({
    kind: z.literal("points"),
    ...base,
    points: z
      .array(z.array(z.number()).min(1))
      .min(2)
      .max(1_000_000)
      .describe("the points themselves"),
  }),
];
