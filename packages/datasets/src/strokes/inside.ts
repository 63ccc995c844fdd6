import type { Rng } from "@inkwash/random";
import type { Cloud } from "../cloud.ts";
import { placeOf, runningSums } from "../cumulative.ts";
import { uniforms } from "../draw.ts";
import type { Polyline } from "./polyline.ts";

/** Which points lie inside closed lines that cross: where the lines go round, or round an odd number of times. */
export type FillRule = "nonzero" | "evenodd";

/** A rising or falling side, from its lower end to its upper one. */
interface Side {
  readonly low: number;
  readonly high: number;
  /** 1 where the line goes up, -1 where it goes down. */
  readonly way: number;
  x(y: number): number;
}

/** Between y = low and y = high: from [left, right] below to [left, right] above. */
interface Trapezoid {
  readonly low: number;
  readonly high: number;
  readonly below: readonly [number, number];
  readonly above: readonly [number, number];
}

/** More sides than this would take seconds. */
const MOST = 20_000;

function sidesOf(lines: readonly Polyline[]): Side[] {
  return lines.flatMap((line) =>
    line.slice(1).flatMap(([x1, y1], i): Side[] => {
      const [x0, y0] = line[i]!;
      if (y0 === y1) return [];
      const slope = (x1 - x0) / (y1 - y0);
      const [low, high, at] = y0 < y1 ? [y0, y1, x0] : [y1, y0, x1];
      return [{ low, high, way: y0 < y1 ? 1 : -1, x: (y) => at + (y - low) * slope }];
    }),
  );
}

/** Every height at which a side ends or two sides cross, rising. */
function levels(sides: readonly Side[]): number[] {
  const found = new Set(sides.flatMap(({ low, high }) => [low, high]));
  const rising = sides.toSorted((a, b) => a.low - b.low);
  rising.forEach((a, i) => {
    for (let j = i + 1; j < rising.length && rising[j]!.low < a.high; j++) {
      const b = rising[j]!;
      const [low, high] = [Math.max(a.low, b.low), Math.min(a.high, b.high)];
      const [gap, end] = [a.x(low) - b.x(low), a.x(high) - b.x(high)];
      if (gap * end < 0) found.add(low + ((high - low) * gap) / (gap - end));
    }
  });
  return [...found].sort((a, b) => a - b);
}

/** The inside of closed lines, cut at every height where something happens. */
function trapezoids(lines: readonly Polyline[], rule: FillRule): Trapezoid[] {
  const sides = sidesOf(lines).toSorted((a, b) => a.low - b.low);
  const heights = levels(sides);
  const out: Trapezoid[] = [];
  let active: Side[] = [];
  let next = 0;
  for (let h = 1; h < heights.length; h++) {
    const [low, high] = [heights[h - 1]!, heights[h]!];
    active = active.filter((side) => side.high > low);
    while (next < sides.length && sides[next]!.low <= low) active.push(sides[next++]!);
    const middle = low + (high - low) / 2;
    active.sort((a, b) => a.x(middle) - b.x(middle));
    let turns = 0;
    active.forEach((side, i) => {
      turns += side.way;
      const right = active[i + 1];
      const inside = rule === "nonzero" ? turns !== 0 : i % 2 === 0;
      if (!inside || right === undefined) return;
      const across = (y: number): readonly [number, number] => [side.x(y), right.x(y)];
      out.push({ low, high, below: across(low), above: across(high) });
    });
  }
  return out;
}

/** Where a share u of a trapezoid's area lies below, as a share of its height. */
function share(u: number, bottom: number, top: number): number {
  const root = Math.sqrt(bottom * bottom + u * (top * top - bottom * bottom));
  return (u * (bottom + top)) / (bottom + root);
}

/** Points uniform over the area inside closed lines, by no rejection: three uniforms each. */
export function inside(
  caller: string,
  lines: readonly Polyline[],
  rule: FillRule,
  n: number,
  rng: Rng,
): Omit<Cloud, "name"> {
  const count = lines.reduce((sum, line) => sum + line.length, 0);
  if (count > MOST) {
    throw new RangeError(`${caller}: a filled shape has at most ${MOST} points; got ${count}`);
  }
  const parts = trapezoids(lines, rule);
  const width = ([left, right]: readonly [number, number]): number => Math.max(0, right - left);
  const areas = parts.map(
    ({ low, high, below, above }) => ((width(below) + width(above)) * (high - low)) / 2,
  );
  const sums = runningSums(areas);
  const total = sums.at(-1) ?? 0;
  if (!(total > 0 && total < Infinity)) {
    throw new RangeError(`${caller}: the filled shape must have an area; got ${total}`);
  }
  const part = uniforms(rng, "part", n).map((u) => placeOf(sums, u * total));
  const up = uniforms(rng, "up", n);
  const right = uniforms(rng, "right", n);
  const [x, y] = [new Float64Array(n), new Float64Array(n)];
  part.forEach((k, i) => {
    const { low, high, below, above } = parts[k]!;
    const s = share(up[i]!, width(below), width(above));
    const edge = (c: 0 | 1): number => below[c] + s * (above[c] - below[c]);
    y[i] = low + s * (high - low);
    x[i] = edge(0) + right[i]! * (edge(1) - edge(0));
  });
  return { coordinates: [x, y] };
}
