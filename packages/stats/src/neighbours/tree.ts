/** A k-d tree over points: an order of them in which every part is split at its median. */
export interface Tree {
  readonly points: Float64Array;
  readonly order: Uint32Array;
  readonly d: number;
}

/** Parts of at most this many points are searched one by one. */
const leaf = 12;

/** Moves the `middle`-th smallest of order[from, to) by coordinate `axis` to its place. */
function select(tree: Tree, from: number, to: number, middle: number, axis: number): void {
  const { points, order, d } = tree;
  const at = (k: number): number => points[order[k]! * d + axis]!;
  let [low, high] = [from, to - 1];
  while (low < high) {
    const pivot = at((low + high) >> 1);
    let [i, j] = [low, high];
    while (i <= j) {
      while (at(i) < pivot) i += 1;
      while (at(j) > pivot) j -= 1;
      if (i > j) break;
      const kept = order[i]!;
      order[i++] = order[j]!;
      order[j--] = kept;
    }
    if (middle <= j) high = j;
    else if (middle >= i) low = i;
    else return;
  }
}

function split(tree: Tree, from: number, to: number, depth: number): void {
  if (to - from <= leaf) return;
  const middle = (from + to) >> 1;
  select(tree, from, to, middle, depth % tree.d);
  split(tree, from, middle, depth + 1);
  split(tree, middle + 1, to, depth + 1);
}

/** The tree of n points of d numbers each; O(n log n) time, O(n) memory. */
export function plant(points: Float64Array, d: number): Tree {
  const order = Uint32Array.from({ length: points.length / d }, (_, i) => i);
  const tree = { points, order, d };
  split(tree, 0, order.length, 0);
  return tree;
}

/** The nearest points found so far, nearest first: squared distances and indices. */
export interface Nearest {
  readonly squares: Float64Array;
  readonly indices: Int32Array;
}

/** Places a point among the nearest, if it belongs there. */
function offer({ squares, indices }: Nearest, square: number, index: number): void {
  let at = squares.length - 1;
  if (!(square < squares[at]!)) return;
  for (; at > 0 && squares[at - 1]! > square; at--) {
    squares[at] = squares[at - 1]!;
    indices[at] = indices[at - 1]!;
  }
  squares[at] = square;
  indices[at] = index;
}

function search(
  tree: Tree,
  q: Float64Array,
  from: number,
  to: number,
  depth: number,
  skip: number,
  found: Nearest,
): void {
  const { points, order, d } = tree;
  const visit = (k: number): void => {
    const index = order[k]!;
    if (index === skip) return;
    let square = 0;
    for (let c = 0; c < d; c++) {
      const gap = q[c]! - points[index * d + c]!;
      square += gap * gap;
    }
    offer(found, square, index);
  };
  if (to - from <= leaf) {
    for (let k = from; k < to; k++) visit(k);
    return;
  }
  const middle = (from + to) >> 1;
  const axis = depth % d;
  const gap = q[axis]! - points[order[middle]! * d + axis]!;
  const left = gap < 0;
  visit(middle);
  search(tree, q, left ? from : middle + 1, left ? middle : to, depth + 1, skip, found);
  if (gap * gap > found.squares.at(-1)!) return;
  search(tree, q, left ? middle + 1 : from, left ? to : middle, depth + 1, skip, found);
}

/** The k points nearest to q, all but the one of index `skip`; Infinity and -1 where there are fewer. */
export function nearest(tree: Tree, q: Float64Array, k: number, skip = -1): Nearest {
  const found = {
    squares: new Float64Array(k).fill(Infinity),
    indices: new Int32Array(k).fill(-1),
  };
  search(tree, q, 0, tree.order.length, 0, skip, found);
  return found;
}
