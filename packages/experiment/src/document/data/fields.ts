import * as z from "zod";

/** What every set has. */
export interface DataBase {
  /**
   * Whether every coordinate is shifted and scaled to mean 0 and standard deviation 1, or, where
   * "isotropic", all of them by one scale, which keeps the shape.
   */
  readonly standardise: boolean | "isotropic";
}

/** What a set has that is drawn from a law. */
export interface DrawnBase extends DataBase {
  /** Number of points, an integer in [2, 10^6]. */
  readonly n: number;
}

/** What a set about a curve has. */
export interface NoisyBase extends DrawnBase {
  /** Standard deviation of the noise about the curve in the set's own units, >= 0. */
  readonly noise: number;
}

/** The schema of a set that is told from others by its `kind`. */
export type SetSchema<T> = z.ZodType<
  T,
  unknown,
  z.core.$ZodTypeInternals<T, unknown> & z.core.$ZodTypeDiscriminableInternals
>;

type Standardise = z.ZodDefault<z.ZodUnion<readonly [z.ZodBoolean, z.ZodLiteral<"isotropic">]>>;
type Count = z.ZodDefault<z.ZodInt>;
type Amount = z.ZodDefault<z.ZodNumber>;

function standardise(usual: boolean): Standardise {
  return z
    .union([z.boolean(), z.literal("isotropic")])
    .default(usual)
    .describe("shift and scale every coordinate to mean 0 and standard deviation 1");
}

const n = z.int().min(2).max(1_000_000).default(10_000).describe("number of points");

/** The fields of {@link DataBase} for points. */
export const base: { standardise: Standardise } = { standardise: standardise(true) };

/** The same for images, which are in [-1, 1] as they are. */
export const asTheyAre: { standardise: Standardise } = { standardise: standardise(false) };

/** The fields of {@link DrawnBase} for points. */
export const drawn: { n: Count; standardise: Standardise } = { n, ...base };

/** The fields of {@link NoisyBase}, with a noise that suits the set. */
export function noisy(noise: number): { n: Count; standardise: Standardise; noise: Amount } {
  const described = z.number().min(0).default(noise).describe("standard deviation of the noise");
  return { ...drawn, noise: described };
}

/** A point of the plane. */
export const point: z.ZodTuple<[z.ZodNumber, z.ZodNumber], null> = z.tuple([
  z.number(),
  z.number(),
]);
