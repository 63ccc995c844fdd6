import { checkDraw } from "../check.ts";
import { checkCloud, finish, type CloudOptions } from "../cloud.ts";
import { uniforms } from "../draw.ts";
import { checkCounts, evenly, spacingOf, type SpacingOptions } from "../spacing.ts";
import type { Dataset } from "../types.ts";

/** What the sets of two curves are told. */
export interface PairOptions extends Omit<CloudOptions, "n">, SpacingOptions {
  /** How many samples, a positive integer; or how many on the first and on the second curve. */
  readonly n: number | readonly [number, number];
}

/** Two curves over one range of angles. */
export interface Pair {
  readonly name: string;
  /** Where the angles end; they begin at 0. */
  readonly turn: number;
  /** Whether evenly spaced angles include the end. */
  readonly closed: boolean;
  /** Column 0 of curve 0 or 1 at an angle. */
  x(curve: number, angle: number): number;
  /** Column 1 of curve 0 or 1 at an angle. */
  y(curve: number, angle: number): number;
}

/** NumPy's linspace(0, turn, n, endpoint = closed) at i. */
function angleAt({ turn, closed }: Pair, i: number, n: number): number {
  if (closed && i > 0 && i === n - 1) return turn;
  return i * (turn / (closed ? n - 1 || 1 : n));
}

/** Samples of the two curves: `label` is the curve, `parameter` the angle. */
export function drawPair(caller: string, pair: Pair, options: PairOptions): Dataset {
  const { n, rng, shuffle = true } = options;
  if (typeof n !== "number") checkCounts(caller, n, 2);
  const total = typeof n === "number" ? n : n[0] + n[1];
  checkDraw(caller, { ...options, n: total });
  const even = spacingOf(caller, n, options.spacing, rng) === "even";
  checkCloud(caller, options, 2);
  let label: Float64Array;
  let parameter: Float64Array;
  if (even) {
    const counts = typeof n === "number" ? [Math.floor(n / 2), n - Math.floor(n / 2)] : n;
    const { part, place } = evenly(counts, shuffle, rng);
    label = part;
    parameter = place.map((i, at) => angleAt(pair, i, counts[part[at]!]!));
  } else {
    label = uniforms(rng, "curve", total).map((u) => (u < 0.5 ? 0 : 1));
    parameter = uniforms(rng, "angle", total).map((u) => pair.turn * u);
  }
  const coordinates = [
    parameter.map((a, i) => pair.x(label[i]!, a)),
    parameter.map((a, i) => pair.y(label[i]!, a)),
  ];
  return finish(caller, { name: pair.name, label, parameter, coordinates }, options);
}
