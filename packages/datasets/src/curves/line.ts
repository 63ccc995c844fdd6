import { checkDraw, describe } from "../check.ts";
import { checkCloud, finish, type CloudOptions } from "../cloud.ts";
import { uniforms } from "../draw.ts";
import type { Dataset } from "../types.ts";

/** What {@link line} is told. */
export interface LineOptions extends CloudOptions {
  /** Where the line begins, d finite numbers. @defaultValue [-1, -1] */
  readonly from?: readonly number[] | undefined;
  /** Where it ends, as many. @defaultValue [1, 1] */
  readonly to?: readonly number[] | undefined;
}

/**
 * Points of a straight line in any dimension, uniform along it.
 *
 * from + u (to - from) + noise z, u uniform in [0, 1). `parameter` is u.
 *
 * @param options - See {@link LineOptions}; `columns` default all; `scale` default 1.
 * @returns Samples [n, columns.length].
 * @throws RangeError if n is not a positive integer, the ends differ in length, or another option is
 *   out of range.
 */
export function line(options: LineOptions): Dataset {
  checkDraw("line", options);
  const { n, rng, from = [-1, -1], to = [1, 1] } = options;
  const finite = [...from, ...to].every((v) => Number.isFinite(v));
  if (!(from.length > 0 && from.length === to.length && finite)) {
    throw new RangeError(
      `line: from and to must be as many finite numbers; got ${describe(from)} and ${describe(to)}`,
    );
  }
  checkCloud("line", options, from.length);
  const parameter = uniforms(rng, "place", n);
  const coordinates = from.map((a, c) => parameter.map((u) => a + u * (to[c]! - a)));
  return finish("line", { name: "line", parameter, coordinates }, options);
}
