/** Finds the cell of a number: its index, or -1 where the number lies in none. */
export type CellFinder = (x: number) => number;

/** NumPy's linspace: start + i * step, the last one set to stop; of `single` precision on wish. */
export function evenEdges(start: number, stop: number, bins: number, single = false): Float64Array {
  const step = (stop - start) / bins;
  const edges = new Float64Array(bins + 1);
  for (let i = 0; i < bins; i++) edges[i] = i * step + start;
  edges[bins] = stop;
  return single ? edges.map(Math.fround) : edges;
}

/** Numbers as float64, without a copy where they are that already. */
export function doubles(values: ArrayLike<number>): Float64Array {
  return values instanceof Float64Array ? values : new Float64Array(values);
}

/**
 * Cells between even edges, as `numpy.histogram` finds them: by the place of the number in the
 * range, then moved by at most one by the edges themselves. In single precision where it does so.
 */
export function findByPlace(
  edges: Float64Array,
  [start, span]: readonly [number, number],
  single: boolean,
): CellFinder {
  const bins = edges.length - 1;
  const high = edges[bins]!;
  const exact = Math.min(bins / span, Number.MAX_VALUE);
  const [low, scale] = single ? [Math.fround(start), Math.fround(exact)] : [start, exact];
  const last = bins - 1;
  return (x) => {
    if (!(x >= low && x <= high)) return -1;
    const place = single ? Math.fround(Math.fround(x - low) * scale) : (x - low) * scale;
    let cell = place < last ? place | 0 : last;
    if (x < edges[cell]!) cell -= 1;
    if (cell < last && x >= edges[cell + 1]!) cell += 1;
    return cell;
  };
}

/** Cells between any ascending edges, [edge, next), the last one closed, by the edges alone. */
function findByTable(edges: Float64Array): CellFinder {
  const bins = edges.length - 1;
  const [low, high] = [edges[0]!, edges[bins]!];
  const slots = 4 * bins;
  const scale = Math.min(slots / (high - low), Number.MAX_VALUE);
  // A number's slot never falls as the number grows, so edges of lower slots are below it.
  const slotOf = (x: number): number => ((x - low) * scale) | 0;
  const first = new Int32Array(slots + 2);
  for (let k = 1; k < bins; k++) first[slotOf(edges[k]!) + 1] = k;
  for (let s = 1; s < first.length; s++) first[s] = Math.max(first[s]!, first[s - 1]!);
  return (x) => {
    if (!(x >= low && x <= high)) return -1;
    const slot = slotOf(x);
    let cell = first[slot]!;
    let last = first[slot + 1]!;
    while (cell < last) {
      const middle = (cell + last + 1) >> 1;
      if (x >= edges[middle]!) cell = middle;
      else last = middle - 1;
    }
    return cell;
  };
}

/** Cells between ascending edges of finite span, by the edges alone, however they lie. */
export function findByEdges(edges: Float64Array): CellFinder {
  const bins = edges.length - 1;
  const low = edges[0]!;
  const span = edges[bins]! - low;
  // Where every edge is nearer to its even place than half a bin, a place is off by at most one.
  const even = edges.every((e, k) => Math.abs(((e - low) / span) * bins - k) < 0.49);
  return even ? findByPlace(edges, [low, span], false) : findByTable(edges);
}
