import { describe } from "../check.ts";

/** Points of the plane, each joined to the next by a straight line. */
export type Polyline = readonly (readonly [number, number])[];

/** Refuses what are not lists of finite points. */
export function checkLines(name: string, lines: readonly Polyline[]): void {
  const isPoint = (point: readonly number[]): boolean =>
    Array.isArray(point) && point.length === 2 && point.every((v) => Number.isFinite(v));
  if (!(Array.isArray(lines) && lines.every((line) => Array.isArray(line)))) {
    throw new TypeError(`${name}: lines must be lists of [x, y]; got ${describe(lines)}`);
  }
  const bad = lines.flat().find((point) => !isPoint(point));
  if (bad !== undefined) {
    throw new RangeError(`${name}: every point must be two finite numbers; got ${describe(bad)}`);
  }
}

/** The same lines with the first point of each again at its end. */
export function closedLines(lines: readonly Polyline[]): Polyline[] {
  return lines.map((line) => [...line, ...line.slice(0, 1)]);
}

/** The lines moved and scaled so that their box is centred, its longer side from -1 to 1. */
export function fitted(lines: readonly Polyline[]): Polyline[] {
  const sides = [0, 1].map((c) => {
    let [low, high] = [Infinity, -Infinity];
    for (const line of lines) {
      for (const point of line) {
        low = Math.min(low, point[c]!);
        high = Math.max(high, point[c]!);
      }
    }
    return { middle: low + (high - low) / 2, size: high - low };
  });
  const [x, y] = [sides[0]!, sides[1]!];
  const unit = Math.max(x.size, y.size) / 2 || 1;
  return lines.map((line) =>
    line.map(([a, b]) => [(a - x.middle) / unit, (b - y.middle) / unit] as const),
  );
}
