import { checkCount, checkPrecision, type Precision } from "../check.ts";
import { Damage } from "./damage.ts";

/** What every reader can be told. */
export interface ReadOptions {
  /**
   * Files that declare or hold more numbers are refused, before memory is taken for them.
   * @defaultValue 2 ** 27
   */
  readonly maxElements?: number | undefined;
  /**
   * The precision of `data`: numbers are rounded to it once, and refused where they do not fit.
   * @defaultValue what holds every number of the file: "float64" for its doubles, long integers
   * and text, otherwise "float32"
   */
  readonly precision?: Precision | undefined;
}

/** Refuses options out of range; returns how many numbers are allowed. */
export function checkRead(who: string, options: ReadOptions): number {
  const { maxElements = 2 ** 27, precision } = options;
  checkCount(who, "maxElements", maxElements);
  checkPrecision(who, precision);
  return maxElements;
}

/** The number of elements of a declared shape; refuses none and more than are allowed. */
export function elementsOf(shape: readonly number[], maxElements: number): number {
  const count = shape.reduce((product, s) => product * s, 1);
  if (shape.length === 0) throw new Damage("it holds one number without an axis for the samples");
  if (shape.length > 32) throw new Damage(`it has ${shape.length} axes, more than 32`);
  if (count === 0) throw new Damage(`it holds no numbers: its shape is ${shape.join(" x ")}`);
  checkElements(count, maxElements);
  return count;
}

/** Refuses more numbers than are allowed. */
export function checkElements(count: number, maxElements: number): void {
  if (!(count <= maxElements)) {
    throw new Damage(`it has ${count} numbers, more than ${maxElements} (maxElements)`);
  }
}

/** Numbers in the precision wanted. */
export function allocate(precision: Precision, count: number): Floats {
  return precision === "float32" ? new Float32Array(count) : new Float64Array(count);
}

/** The arrays of `Samples`, with buffers of their own. */
export type Floats = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;
