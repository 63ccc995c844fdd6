import { cos, sin } from "@inkwash/special";
import { checkDraw, describe } from "../check.ts";
import { checkCloud, finish, type CloudOptions } from "../cloud.ts";
import { uniforms } from "../draw.ts";
import type { Dataset } from "../types.ts";

/** What {@link rings} is told. */
export interface RingsOptions extends CloudOptions {
  /** The radii, at least one, each in (0, Infinity). @defaultValue [0.75, 1.5, 2.25, 3] */
  readonly radii?: readonly number[] | undefined;
}

/**
 * Rings about one centre, each as likely.
 *
 * radius_k (cos a, sin a) + noise z, k and a uniform, a in [0, 2 pi). `label` is k, `parameter` a.
 *
 * @param options - See {@link RingsOptions}; `columns` in [0, 1], default [0, 1]; `scale` default 1.
 * @returns Samples [n, columns.length].
 * @throws RangeError if n is not a positive integer, or another option is out of range.
 * @see {@link https://github.com/rtqichen/ffjord/blob/994864ad0517db3549717c25170f9b71e96788b1/lib/toy_data.py | FFJORD, toy_data.py}, rings, where the noise is 0.08
 */
export function rings(options: RingsOptions): Dataset {
  checkDraw("rings", options);
  checkCloud("rings", options, 2);
  const { n, rng, radii = [0.75, 1.5, 2.25, 3] } = options;
  if (!(radii.length > 0 && radii.every((r) => r > 0 && r < Infinity))) {
    throw new RangeError(
      `rings: radii must be positive and finite, at least one; got ${describe(radii)}`,
    );
  }
  const label = uniforms(rng, "ring", n).map((u) => Math.floor(radii.length * u));
  const parameter = uniforms(rng, "angle", n).map((u) => 2 * Math.PI * u);
  const coordinates = [
    parameter.map((a, i) => radii[label[i]!]! * cos(a)),
    parameter.map((a, i) => radii[label[i]!]! * sin(a)),
  ];
  return finish("rings", { name: "rings", label, parameter, coordinates }, options);
}
