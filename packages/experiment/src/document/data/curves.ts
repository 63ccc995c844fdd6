import * as z from "zod";
import { fraction, positiveInteger } from "../fields.ts";
import { drawn, type DrawnBase, noisy, type NoisyBase, type SetSchema } from "./fields.ts";

/** A two-dimensional curve with Gaussian noise about it, as scikit-learn makes it. */
export interface CurveDocument extends NoisyBase {
  /** Which curve. */
  readonly kind: "swiss-roll" | "s-curve" | "moons";
}

/** A circle within a circle. */
export interface CirclesDocument extends NoisyBase {
  /** Names the form. */
  readonly kind: "circles";
  /** Radius of the inner circle, in [0, 1); the outer one has 1. */
  readonly factor: number;
}

/** Rings about one centre, each as likely. */
export interface RingsDocument extends NoisyBase {
  /** Names the form. */
  readonly kind: "rings";
  /** The radii, each > 0. */
  readonly radii: number[];
}

/** Two arms of a spiral. */
export interface SpiralsDocument extends NoisyBase {
  /** Names the form. */
  readonly kind: "two-spirals";
  /** How often each arm goes round, > 0. */
  readonly turns: number;
}

/** Bent blades about a centre. */
export interface PinwheelDocument extends DrawnBase {
  /** Names the form. */
  readonly kind: "pinwheel";
  /** Number of blades, an integer in [1, 100]. */
  readonly blades: number;
}

/** Uniform on every other cell of a board. */
export interface CheckerboardDocument extends DrawnBase {
  /** Names the form. */
  readonly kind: "checkerboard";
  /** Cells along each side, an integer in [1, 100]. */
  readonly cells: number;
}

/** The schemas of these sets. */
export const curveSchemas: readonly [
  SetSchema<CurveDocument>,
  SetSchema<CirclesDocument>,
  SetSchema<RingsDocument>,
  SetSchema<SpiralsDocument>,
  SetSchema<PinwheelDocument>,
  SetSchema<CheckerboardDocument>,
] = [
  z.strictObject({ kind: z.enum(["swiss-roll", "s-curve", "moons"]), ...noisy(0.1) }),
  z.strictObject({
    kind: z.literal("circles"),
    ...noisy(0.05),
    factor: fraction().lt(1).default(0.5).describe("radius of the inner circle"),
  }),
  z.strictObject({
    kind: z.literal("rings"),
    ...noisy(0.08),
    radii: z.array(z.number().gt(0)).min(1).max(100).default([0.75, 1.5, 2.25, 3]),
  }),
  z.strictObject({
    kind: z.literal("two-spirals"),
    ...noisy(0.3),
    turns: z.number().gt(0).max(100).default(1.5).describe("how often each arm goes round"),
  }),
  z.strictObject({
    kind: z.literal("pinwheel"),
    ...drawn,
    blades: positiveInteger(100).default(5).describe("number of blades"),
  }),
  z.strictObject({
    kind: z.literal("checkerboard"),
    ...drawn,
    cells: positiveInteger(100).default(4).describe("cells along each side"),
  }),
];
