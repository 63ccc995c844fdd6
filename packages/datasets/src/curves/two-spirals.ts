import { cos, sin } from "@inkwash/special";
import { checkDraw, checkPositive } from "../check.ts";
import { checkCloud, finish, type CloudOptions } from "../cloud.ts";
import { uniforms } from "../draw.ts";
import type { Dataset } from "../types.ts";

/** What {@link twoSpirals} is told. */
export interface TwoSpiralsOptions extends CloudOptions {
  /** How often each arm goes round, in (0, Infinity). @defaultValue 1.5 */
  readonly turns?: number | undefined;
}

/**
 * Two arms of an Archimedean spiral, each the other one turned by half a turn.
 *
 * ±(-a cos a, a sin a) + noise z with a = 2 pi turns sqrt(u), u uniform in [0, 1): a^2 is uniform, so
 * the arms are nearly as dense inside as outside. `label` is the arm, `parameter` the angle a.
 *
 * @param options - See {@link TwoSpiralsOptions}; `columns` in [0, 1], default [0, 1]; `scale` default 3.
 * @returns Samples [n, columns.length], with the default scale in [-pi, pi]^2.
 * @throws RangeError if n is not a positive integer, or another option is out of range.
 * @see {@link https://github.com/rtqichen/ffjord/blob/994864ad0517db3549717c25170f9b71e96788b1/lib/toy_data.py | FFJORD, toy_data.py}, 2spirals, where the noise is 0.3 before scaling
 */
export function twoSpirals(options: TwoSpiralsOptions): Dataset {
  checkDraw("twoSpirals", options);
  checkCloud("twoSpirals", options, 2);
  const { n, rng, turns = 1.5, scale = 3 } = options;
  checkPositive("twoSpirals", "turns", turns);
  const label = uniforms(rng, "arm", n).map((u) => (u < 0.5 ? 0 : 1));
  const parameter = uniforms(rng, "angle", n).map((u) => 2 * Math.PI * turns * Math.sqrt(u));
  const side = label.map((arm) => (arm === 0 ? 1 : -1));
  const coordinates = [
    parameter.map((a, i) => -side[i]! * a * cos(a)),
    parameter.map((a, i) => side[i]! * a * sin(a)),
  ];
  const cloud = { name: "two spirals", label, parameter, coordinates };
  return finish("twoSpirals", cloud, { ...options, scale });
}
