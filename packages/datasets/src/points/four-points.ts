import { checkDraw, type DrawOptions } from "../check.ts";
import { allocate } from "../columns.ts";
import { uniforms } from "../draw.ts";
import type { Dataset } from "../types.ts";

/**
 * Tutorial 002's four points on a line, each as likely: -15, 1, -5 and 15.
 *
 * `label` is the index in that list. (The tutorial's text says -15, -5, 1 and 10; its code and
 * pictures say this.)
 *
 * @param options - See {@link DrawOptions}.
 * @returns Samples [n, 1].
 * @throws RangeError if n is not a positive integer.
 */
export function fourPoints(options: DrawOptions): Dataset {
  checkDraw("fourPoints", options);
  const { n, rng, precision = "float32" } = options;
  const label = uniforms(rng, "point", n).map((u) => Math.floor(4 * u));
  const data = allocate(n, precision);
  const points = [-15, 1, -5, 15];
  label.forEach((k, i) => (data[i] = points[k]!));
  return { name: "four points", label, data, shape: [n, 1] };
}
