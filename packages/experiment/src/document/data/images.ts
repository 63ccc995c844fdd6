import * as z from "zod";
import { asTheyAre, type DataBase, drawn, type DrawnBase, type SetSchema } from "./fields.ts";

/** The 1,797 hand-written digits of 8 x 8 pixels of scikit-learn. */
export interface DigitsDocument extends DataBase {
  /** Names the form. */
  readonly kind: "digits";
}

/** Digits drawn by a pen that never writes twice the same. */
export interface StrokeDigitsDocument extends DrawnBase {
  /** Names the form. */
  readonly kind: "stroke-digits";
  /** Pixels along each side, an integer in [8, 64]. */
  readonly size: number;
}

/** The schemas of these sets. */
export const imageSchemas: readonly [SetSchema<DigitsDocument>, SetSchema<StrokeDigitsDocument>] = [
  z.strictObject({ kind: z.literal("digits"), ...asTheyAre }),
  z.strictObject({
    kind: z.literal("stroke-digits"),
    n: drawn.n,
    ...asTheyAre,
    size: z.int().min(8).max(64).default(8).describe("pixels along each side"),
  }),
];
