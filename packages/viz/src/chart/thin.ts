/** The first, lowest, highest and last point of each pixel column (M4): the line looks the same. */
function columns(x: ArrayLike<number>, y: ArrayLike<number>): number[] {
  const kept: number[] = [];
  for (let start = 0; start < x.length;) {
    const column = Math.floor(x[start]!);
    let low = start;
    let high = start;
    let end = start;
    for (; end < x.length && Math.floor(x[end]!) === column; end++) {
      if (y[end]! < y[low]!) low = end;
      if (y[end]! > y[high]!) high = end;
    }
    kept.push(...new Set([start, Math.min(low, high), Math.max(low, high), end - 1]));
    start = end;
  }
  return kept;
}

/** Leaves out points that lie within `tolerance` of the line without them (Douglas and Peucker). */
function straighten(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  indices: readonly number[],
  tolerance: number,
): number[] {
  const keep = new Uint8Array(indices.length);
  const ranges: [number, number][] = [[0, indices.length - 1]];
  for (let range = ranges.pop(); range !== undefined; range = ranges.pop()) {
    const [first, last] = range;
    keep[first] = keep[last] = 1;
    const a = indices[first]!;
    const b = indices[last]!;
    const dx = x[b]! - x[a]!;
    const dy = y[b]! - y[a]!;
    const length = Math.sqrt(dx * dx + dy * dy);
    let worst = tolerance;
    let split = -1;
    for (let k = first + 1; k < last; k++) {
      const px = x[indices[k]!]! - x[a]!;
      const py = y[indices[k]!]! - y[a]!;
      const off = length > 0 ? Math.abs(px * dy - py * dx) / length : Math.sqrt(px * px + py * py);
      if (off > worst) {
        worst = off;
        split = k;
      }
    }
    if (split >= 0) ranges.push([first, split], [split, last]);
  }
  return indices.filter((_, k) => keep[k] === 1);
}

/**
 * Which points of a curve a picture can show, for places in pixels.
 *
 * At most four per pixel column where x ascends, and none that lies within a twentieth of a pixel
 * of the line between its neighbours, so that the size of a chart does not grow with its data.
 * @see {@link https://doi.org/10.14778/2732951.2732953 | Jugel et al. 2014}, sec. 4 (M4)
 */
export function thin(x: ArrayLike<number>, y: ArrayLike<number>): number[] {
  let ascending = true;
  for (let i = 1; i < x.length; i++) ascending &&= x[i]! >= x[i - 1]!;
  const all = ascending ? columns(x, y) : Array.from({ length: x.length }, (_, i) => i);
  return all.length < 3 ? all : straighten(x, y, all, 0.05);
}
