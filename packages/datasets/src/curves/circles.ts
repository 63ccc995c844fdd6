import { cos, sin } from "@inkwash/special";
import { describe } from "../check.ts";
import type { Dataset } from "../types.ts";
import { drawPair, type PairOptions } from "./pair.ts";

/** What {@link circles} is told. */
export interface CirclesOptions extends PairOptions {
  /** The radius of the inner circle, in [0, 1); the outer one has 1. @defaultValue 0.8 */
  readonly factor?: number | undefined;
}

/**
 * A circle within a circle, as scikit-learn's make_circles.
 *
 * (cos a, sin a) on the outer circle, factor (cos a, sin a) on the inner one, a in [0, 2 pi); plus
 * noise z. `label` is 0 outside and 1 inside, `parameter` the angle a.
 *
 * @param options - See {@link CirclesOptions}; `columns` in [0, 1], default [0, 1]; `scale` default 1.
 * @returns Samples [n, columns.length].
 * @throws RangeError if n is not a positive integer, or another option is out of range.
 * @see {@link https://scikit-learn.org/1.2/modules/generated/sklearn.datasets.make_circles.html | scikit-learn 1.2}
 */
export function circles(options: CirclesOptions): Dataset {
  const { factor = 0.8 } = options;
  if (!(factor >= 0 && factor < 1)) {
    throw new RangeError(`circles: factor must be in [0, 1); got ${describe(factor)}`);
  }
  const radius = (circle: number): number => (circle === 0 ? 1 : factor);
  const pair = {
    name: "circles",
    turn: 2 * Math.PI,
    closed: false,
    x: (circle: number, a: number): number => cos(a) * radius(circle),
    y: (circle: number, a: number): number => sin(a) * radius(circle),
  };
  return drawPair("circles", pair, options);
}
