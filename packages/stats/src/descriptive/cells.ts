/** The number of the cell of each number, or -1 where it lies in none. */
export type Cells = Int32Array;

/** NumPy's linspace: start + i * step, the last one set to stop; of `single` precision on wish. */
export function evenEdges(start: number, stop: number, bins: number, single = false): Float64Array {
  const step = (stop - start) / bins;
  const edges = Float64Array.from({ length: bins + 1 }, (_, i) => i * step + start);
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
export function cellsByPlace(
  x: Float64Array,
  edges: Float64Array,
  [start, span]: readonly [number, number],
  single: boolean,
): Cells {
  const bins = edges.length - 1;
  const scale = Math.min(bins / span, Number.MAX_VALUE);
  const [low, high] = [single ? Math.fround(start) : start, edges[bins]!];
  const out = new Int32Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const value = x[i]!;
    if (!(value >= low && value <= high)) {
      out[i] = -1;
      continue;
    }
    let cell = single
      ? Math.trunc(Math.fround(Math.fround(value - low) * Math.fround(scale)))
      : Math.trunc((value - low) * scale);
    if (cell >= bins) cell = bins - 1;
    if (value < edges[cell]! && cell > 0) cell -= 1;
    if (value >= edges[cell + 1]! && cell < bins - 1) cell += 1;
    out[i] = cell;
  }
  return out;
}

/** A guess that never falls as x grows; slots are about as many as four to a cell. */
function slotOf(x: number, low: number, scale: number): number {
  return Math.trunc((x - low) * scale);
}

/** Cells between any ascending edges, [edge, next), the last one closed, by the edges alone. */
export function cellsByEdges(x: Float64Array, edges: Float64Array): Cells {
  const bins = edges.length - 1;
  const [low, high] = [edges[0]!, edges[bins]!];
  const slots = 4 * bins;
  const scale = Math.min(slots / (high - low), Number.MAX_VALUE);
  // The cell of the last edge of a lower slot is not beyond that of any number of this slot.
  const first = new Int32Array(slots + 2);
  for (let k = 1; k < bins; k++) first[slotOf(edges[k]!, low, scale) + 1] = k;
  for (let s = 1; s < first.length; s++) first[s] = Math.max(first[s]!, first[s - 1]!);
  const out = new Int32Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const value = x[i]!;
    if (!(value >= low && value <= high)) {
      out[i] = -1;
      continue;
    }
    const slot = slotOf(value, low, scale);
    let cell = first[slot]!;
    let last = first[slot + 1]!;
    while (cell < last) {
      const middle = (cell + last + 1) >> 1;
      if (value >= edges[middle]!) cell = middle;
      else last = middle - 1;
    }
    out[i] = cell;
  }
  return out;
}
