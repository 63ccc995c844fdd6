import type { Rng } from "@inkwash/random";

/** The precision of the numbers of a data set. */
export type Precision = "float32" | "float64";

/** What every drawn data set is told. */
export interface DrawOptions {
  /** How many samples, a positive integer. */
  readonly n: number;
  /**
   * Where the numbers come from. A Stream (such as `philox(1)`) is addressed: sample i is the same
   * for every n, and the same stream gives the same set again, so fork one per fresh draw. A plain
   * Rng is drawn in scikit-learn's and the tutorials' order, one fill per tensor.
   */
  readonly rng: Rng;
  /** The precision of `data`; everything is computed in float64 and rounded once. @defaultValue "float32" */
  readonly precision?: Precision | undefined;
}

/**
 * How the places of a set's samples are chosen.
 *
 * "random": independently of one another. "even": spread evenly, as the tutorials and scikit-learn
 * have it, so that a sample's place depends on how many there are.
 */
export type Spacing = "random" | "even";

/** Checks what all drawn sets have in common. */
export function checkDraw(name: string, options: DrawOptions): void {
  const { n, rng, precision } = options;
  checkCount(name, "n", n);
  if (typeof rng?.fillUniform !== "function") {
    throw new TypeError(`${name}: rng must be an Rng, such as philox(1); got ${describe(rng)}`);
  }
  checkPrecision(name, precision);
}

/** Refuses unknown precisions. */
export function checkPrecision(name: string, precision: Precision | undefined): void {
  checkChoice(name, "precision", precision, ["float32", "float64"]);
}

/** Refuses words that are not among the choices; undefined stands for the default. */
export function checkChoice(
  name: string,
  field: string,
  value: string | undefined,
  choices: readonly [string, string],
): void {
  if (value !== undefined && !choices.includes(value)) {
    const [a, b] = choices;
    throw new RangeError(`${name}: ${field} must be "${a}" or "${b}"; got ${describe(value)}`);
  }
}

/** Refuses everything but positive integers. */
export function checkCount(name: string, field: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value > 0)) {
    throw new RangeError(`${name}: ${field} must be a positive integer; got ${describe(value)}`);
  }
}

/** Refuses negative and non-finite numbers. */
export function checkNonNegative(name: string, field: string, value: number): void {
  if (!(value >= 0 && value < Infinity)) {
    throw new RangeError(`${name}: ${field} must be in [0, Infinity); got ${describe(value)}`);
  }
}

/** Refuses everything but positive, finite numbers. */
export function checkPositive(name: string, field: string, value: number): void {
  if (!(value > 0 && value < Infinity)) {
    throw new RangeError(`${name}: ${field} must be in (0, Infinity); got ${describe(value)}`);
  }
}

/** Refuses everything but finite numbers. */
export function checkFinite(name: string, field: string, value: number): void {
  if (!Number.isFinite(value)) {
    throw new RangeError(`${name}: ${field} must be a finite number; got ${describe(value)}`);
  }
}

/** A value as an error shows it: short, and never thrown itself. */
export function describe(value: unknown): string {
  if (typeof value === "string") {
    return JSON.stringify(value.length > 64 ? `${value.slice(0, 64)}...` : value);
  }
  if (Array.isArray(value)) return `[${value.slice(0, 8).map(describe).join(", ")}]`;
  if (typeof value === "object" && value !== null) return "an object";
  return String(value);
}
