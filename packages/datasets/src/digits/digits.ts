import { checkChoice, checkPrecision, describe, type Precision } from "../check.ts";
import { allocate } from "../columns.ts";
import type { Dataset } from "../types.ts";
import { classes, values } from "./data.ts";

/** What {@link digits} is told. */
export interface DigitsOptions {
  /** How many classes: the digits below this one, an integer in [1, 10]. @defaultValue 10 */
  readonly nClass?: number | undefined;
  /** "unit": ink / 8 - 1, in [-1, 1]. "raw": the ink itself, integers 0 to 16. @defaultValue "unit" */
  readonly values?: "unit" | "raw" | undefined;
  /** The precision of `data`; both hold these numbers exactly. @defaultValue "float32" */
  readonly precision?: Precision | undefined;
}

/**
 * The 1,797 hand-written digits of 8 x 8 pixels that scikit-learn's load_digits gives.
 *
 * In the same order; `nClass` keeps the digits below it, as `n_class` does. Ink is high: 1 (or 16) on
 * a ground of -1 (or 0). `label` is the digit.
 *
 * @param options - See {@link DigitsOptions}.
 * @returns Samples [n, 1, 8, 8].
 * @throws RangeError if nClass is not an integer in [1, 10], or another option is unknown.
 * @see Alpaydin and Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository,
 *   {@link https://doi.org/10.24432/C50P49 | doi:10.24432/C50P49}, CC BY 4.0
 * @example
 * ```ts
 * import { digits } from "@inkwash/datasets/digits";
 *
 * const { shape, label } = digits({ nClass: 6 });
 * console.log(shape.join(" x "), label!.slice(0, 6).join(" ")); //=> 1083 x 1 x 8 x 8 0 1 2 3 4 5
 * ```
 */
export function digits(options: DigitsOptions = {}): Dataset {
  const { nClass = 10, precision = "float32" } = options;
  if (!(Number.isInteger(nClass) && nClass >= 1 && nClass <= 10)) {
    throw new RangeError(`digits: nClass must be an integer in [1, 10]; got ${describe(nClass)}`);
  }
  checkPrecision("digits", precision);
  checkChoice("digits", "values", options.values, ["unit", "raw"]);
  const raw = options.values === "raw";
  const label = Float64Array.from(classes, Number);
  const kept = [...label.keys()].filter((i) => label[i]! < nClass);
  const data = allocate(64 * kept.length, precision);
  kept.forEach((i, at) => {
    for (let pixel = 0; pixel < 64; pixel++) {
      const ink = Number.parseInt(values[pixel * label.length + i]!, 17);
      data[64 * at + pixel] = raw ? ink : ink / 8 - 1;
    }
  });
  const shape = [kept.length, 1, 8, 8];
  return { name: "digits", label: Float64Array.from(kept, (i) => label[i]!), data, shape };
}
