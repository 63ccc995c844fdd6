import { cos, sin } from "@inkwash/special";
import type { Dataset } from "../types.ts";
import { drawPair, type Pair, type PairOptions } from "./pair.ts";

const pair: Pair = {
  name: "moons",
  turn: Math.PI,
  closed: true,
  x: (moon, a) => (moon === 0 ? cos(a) : 1 - cos(a)),
  y: (moon, a) => (moon === 0 ? sin(a) : 1 - sin(a) - 0.5),
};

/**
 * Two interleaved half circles, as scikit-learn's make_moons.
 *
 * Moon 0 is (cos a, sin a), moon 1 is (1 - cos a, 1/2 - sin a), a in [0, pi]; plus noise z.
 * Unscaled by default, as tutorial 004 has it. `label` is the moon, `parameter` the angle a.
 *
 * @param options - See {@link PairOptions}; `columns` in [0, 1], default [0, 1]; `scale` default 1.
 * @returns Samples [n, columns.length].
 * @throws RangeError if n is not a positive integer, or another option is out of range.
 * @see {@link https://scikit-learn.org/1.2/modules/generated/sklearn.datasets.make_moons.html | scikit-learn 1.2}
 */
export function moons(options: PairOptions): Dataset {
  return drawPair("moons", pair, options);
}
