/** Even places: start, start + step, ... */
export interface Axis {
  readonly start: number;
  readonly step: number;
  readonly length: number;
}

/** The place of x on an axis, in steps, or -1 beyond its ends. */
function placeOf(x: number, { start, step, length }: Axis): number {
  const place = (x - start) / step;
  return place >= 0 && place <= length - 1 ? place : -1;
}

/**
 * The weights of points, shared among the nodes around them in proportion to nearness.
 *
 * @returns One weight per node of the axes, the last axis fastest; points beyond the ends are left out.
 */
export function linearBinning(
  points: Float64Array,
  weights: Float64Array,
  axes: readonly [Axis, Axis],
): Float64Array {
  const [across, down] = axes;
  const out = new Float64Array(across.length * down.length);
  for (let i = 0; i < weights.length; i++) {
    const x = placeOf(points[2 * i]!, across);
    const y = placeOf(points[2 * i + 1]!, down);
    if (x < 0 || y < 0) continue;
    const [column, row] = [Math.floor(x), Math.floor(y)];
    for (let a = 0; a <= 1; a++) {
      for (let b = 0; b <= 1; b++) {
        const share =
          (a === 0 ? 1 - (x - column) : x - column) * (b === 0 ? 1 - (y - row) : y - row);
        if (share > 0) out[(column + a) * down.length + row + b]! += share * weights[i]!;
      }
    }
  }
  return out;
}
