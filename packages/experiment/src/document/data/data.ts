import * as z from "zod";
import * as curves from "./curves.ts";
import { type DigitsDocument, imageSchemas, type StrokeDigitsDocument } from "./images.ts";
import { type LineDocument, type MixtureDocument, mixtureSchemas } from "./mixtures.ts";
import { type FileDocument, ownSchemas, type PointsDocument } from "./own.ts";
import * as shapes from "./shapes.ts";

/** The data set that is noised and learnt. */
export type DataDocument =
  | curves.CurveDocument
  | curves.CirclesDocument
  | curves.RingsDocument
  | curves.SpiralsDocument
  | curves.PinwheelDocument
  | curves.CheckerboardDocument
  | LineDocument
  | MixtureDocument
  | shapes.TextDocument
  | shapes.SvgPathDocument
  | shapes.StrokesDocument
  | shapes.OutlineDocument
  | shapes.DarknessDocument
  | DigitsDocument
  | StrokeDigitsDocument
  | FileDocument
  | PointsDocument;

/** Validates the `data` section of a document. */
export const dataSchema: z.ZodType<DataDocument> = z
  .discriminatedUnion("kind", [
    ...curves.curveSchemas,
    ...mixtureSchemas,
    ...shapes.shapeSchemas,
    ...imageSchemas,
    ...ownSchemas,
  ])
  .describe("the data set that is noised and learnt");
