/** Finds the cells of numbers: their indices, -1 where a number lies in none. */
export type CellFinder = (values: Float64Array) => Int32Array;

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
 * Even edges, and the places of numbers between them: a number's cell is (x - low) scale, rounded
 * down, then moved by at most one by the edges themselves. In single precision where `single` is.
 */
export interface EvenCells {
  readonly edges: Float64Array;
  readonly low: number;
  readonly scale: number;
  readonly single: boolean;
  /** How far, in cells, an edge lies from its even place at most: beyond it a place is not moved. */
  readonly slack: number;
}

/** Cells between even edges, as `numpy.histogram` finds them. */
export function evenCells(
  edges: Float64Array,
  [start, span]: readonly [number, number],
  single: boolean,
): EvenCells {
  const exact = Math.min((edges.length - 1) / span, Number.MAX_VALUE);
  const [low, scale] = single ? [Math.fround(start), Math.fround(exact)] : [start, exact];
  const slack = single ? 1 : unevenness(edges, low, scale) + 1e-9;
  return { edges, low, scale, single, slack };
}

/** The largest distance of an edge from its even place, in cells. */
function unevenness(edges: Float64Array, low: number, scale: number): number {
  let most = 0;
  for (let k = 0; k < edges.length; k++) {
    most = Math.max(most, Math.abs((edges[k]! - low) * scale - k));
  }
  return most;
}

/** The cell of the number at `place`, between its neighbours' edges. */
function settle(x: number, place: number, edges: Float64Array, last: number): number {
  const cell = place < last ? place | 0 : last;
  if (x < edges[cell]!) return cell - 1;
  return cell < last && x >= edges[cell + 1]! ? cell + 1 : cell;
}

/** See {@link EvenCells}. */
export function findByPlace({ edges, low, scale, single, slack }: EvenCells): CellFinder {
  const last = edges.length - 2;
  const high = edges[last + 1]!;
  return (values) => {
    const cells = new Int32Array(values.length).fill(-1);
    for (let i = 0; i < values.length; i++) {
      const x = values[i]!;
      if (!(x >= low && x <= high)) continue;
      const place = single ? Math.fround(Math.fround(x - low) * scale) : (x - low) * scale;
      const part = place - (place | 0);
      cells[i] = part > slack && part < 1 - slack ? place | 0 : settle(x, place, edges, last);
    }
    return cells;
  };
}

/** How many numbers lie in each cell: what {@link findByPlace} finds in double precision, counted at once. */
export function countByPlace(values: Float64Array, cells: EvenCells): Int32Array {
  const { edges, low, scale, slack } = cells;
  const last = edges.length - 2;
  const high = edges[last + 1]!;
  const counts = new Int32Array(last + 1);
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (!(x >= low && x <= high)) continue;
    const place = (x - low) * scale;
    const part = place - (place | 0);
    const cell = part > slack && part < 1 - slack ? place | 0 : settle(x, place, edges, last);
    counts[cell]! += 1;
  }
  return counts;
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
  const cellOf = (x: number): number => {
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
  return (values) => {
    const cells = new Int32Array(values.length).fill(-1);
    for (let i = 0; i < values.length; i++) {
      const x = values[i]!;
      if (x >= low && x <= high) cells[i] = cellOf(x);
    }
    return cells;
  };
}

/** Edges so even that a place is off by at most one: found as the edges alone would; or undefined. */
export function evenly(edges: Float64Array): EvenCells | undefined {
  const low = edges[0]!;
  const even = evenCells(edges, [low, edges.at(-1)! - low], false);
  return even.slack < 0.49 ? even : undefined;
}

/** Cells between ascending edges of finite span, by the edges alone, however they lie. */
export function findByEdges(edges: Float64Array): CellFinder {
  const even = evenly(edges);
  return even ? findByPlace(even) : findByTable(edges);
}
