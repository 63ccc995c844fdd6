import * as z from "zod";
import { type FileSource, sourceSchema } from "../picture.ts";
import { drawn, type DrawnBase, noisy, type NoisyBase, point, type SetSchema } from "./fields.ts";

/** How a shape is drawn from: on its lines, or from their inside by a rule of SVG. */
export type Fill = "none" | "nonzero" | "evenodd";

/** Words, as somebody with a pen would write them. */
export interface TextDocument extends NoisyBase {
  /** Names the form. */
  readonly kind: "text";
  /** Letters, digits and common punctuation; line feeds begin a line. */
  readonly text: string;
}

/** A path of SVG. */
export interface SvgPathDocument extends NoisyBase {
  /** Names the form. */
  readonly kind: "svg-path";
  /** The `d` attribute. */
  readonly path: string;
  /** Points on the lines, or inside. */
  readonly fill: Fill;
}

/** Straight lines from point to point. */
export interface StrokesDocument extends NoisyBase {
  /** Names the form. */
  readonly kind: "strokes";
  /** Lists of points, each joined to the next one of its list. */
  readonly lines: [number, number][][];
  /** Points on the lines, or inside of them, closed. */
  readonly fill: Fill;
}

/** One closed polygon. */
export interface OutlineDocument extends NoisyBase {
  /** Names the form. */
  readonly kind: "outline";
  /** Its corners, at least two. */
  readonly corners: [number, number][];
  /** Points on the line, or inside. */
  readonly fill: Fill;
}

/** Points as dense as a picture is dark. */
export interface DarknessDocument extends DrawnBase {
  /** Names the form. */
  readonly kind: "darkness";
  /** A shipped picture by name, or a PNG or JPEG file of one's own. */
  readonly source: FileSource;
  /** Whether light places are likely instead of dark ones. */
  readonly invert: boolean;
}

const fill = z
  .enum(["none", "nonzero", "evenodd"])
  .default("none")
  .describe("points on the lines, or inside by a rule of SVG");

/** The schemas of these sets. */
export const shapeSchemas: readonly [
  SetSchema<TextDocument>,
  SetSchema<SvgPathDocument>,
  SetSchema<StrokesDocument>,
  SetSchema<OutlineDocument>,
  SetSchema<DarknessDocument>,
] = [
  z.strictObject({
    kind: z.literal("text"),
    ...noisy(0.01),
    text: z.string().min(1).max(200).describe("what is written"),
  }),
  z.strictObject({
    kind: z.literal("svg-path"),
    ...noisy(0.01),
    path: z.string().min(1).describe("the d attribute of an SVG path"),
    fill,
  }),
  z.strictObject({
    kind: z.literal("strokes"),
    ...noisy(0.01),
    lines: z.array(z.array(point).min(2)).min(1).describe("lists of points to join"),
    fill,
  }),
  z.strictObject({
    kind: z.literal("outline"),
    ...noisy(0.01),
    corners: z.array(point).min(2).describe("the corners of a polygon"),
    fill,
  }),
  z.strictObject({
    kind: z.literal("darkness"),
    ...drawn,
    source: sourceSchema,
    invert: z.boolean().default(false).describe("whether light places are likely"),
  }),
];
