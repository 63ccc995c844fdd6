/** Nodes in [0, 1) of the Kronrod rule of 15 points on [-1, 1], and its weights. */
const NODES = [
  0, 0.20778495500789848, 0.4058451513773972, 0.5860872354676911, 0.7415311855993945,
  0.8648644233597691, 0.9491079123427585, 0.9914553711208126,
];
const KRONROD = [
  0.20948214108472782, 0.20443294007529889, 0.19035057806478542, 0.1690047266392679,
  0.14065325971552592, 0.10479001032225019, 0.06309209262997856, 0.022935322010529224,
];
/** Weights of the Gauss rule of 7 points, which are every second one of the 15. */
const GAUSS = [
  0.4179591836734694, 0, 0.3818300505051189, 0, 0.27970539148927664, 0, 0.1294849661688697, 0,
];

/** A box in one or two dimensions. */
export interface Box {
  /** Its middle. */
  readonly center: readonly number[];
  /** Half of each side, > 0. */
  readonly half: readonly number[];
}

/** An integral found by quadrature. */
export interface Integral {
  /** The integral. */
  readonly value: number;
  /** A bound of what is wrong with it, the sum over all cells of the difference between two rules. */
  readonly error: number;
}

interface Cell extends Box {
  readonly value: number;
  readonly error: number;
  /** The side along which the two rules differ most. */
  readonly axis: number;
}

/**
 * Integrates over boxes that touch nowhere but at their sides, cutting those in two that are not
 * yet good enough, until the sum of all errors is below the tolerance or there are `maxCells` cells.
 *
 * @see R. Piessens et al., QUADPACK (1983), for the pair of rules; the error is their plain
 * difference, that of the coarser rule
 */
export function integrate(
  f: (point: Float64Array) => number,
  boxes: readonly Box[],
  tolerance: number,
  maxCells: number,
): Integral {
  let cells = boxes.map((box) => measure(f, box));
  for (;;) {
    const value = cells.reduce((sum, cell) => sum + cell.value, 0);
    const error = cells.reduce((sum, cell) => sum + cell.error, 0);
    if (error <= tolerance) return { value, error };
    const enough = tolerance / cells.length;
    const bad = cells.filter((cell) => cell.error > enough);
    if (cells.length + bad.length > maxCells) return { value, error };
    cells = cells.flatMap((cell) =>
      cell.error > enough ? cut(cell, cell.axis).map((box) => measure(f, box)) : [cell],
    );
  }
}

/** The two halves of a box. */
export function cut({ center, half }: Box, axis: number): readonly [Box, Box] {
  const smaller = half.map((h, i) => (i === axis ? h / 2 : h));
  const moved = (by: number): Box => ({
    center: center.map((c, i) => (i === axis ? c + by * half[i]! : c)),
    half: smaller,
  });
  return [moved(-0.5), moved(0.5)];
}

/** The product of the rules along each side, and how far the coarser ones are from it. */
function measure(f: (point: Float64Array) => number, box: Box): Cell {
  const { center, half } = box;
  const point = Float64Array.from(center);
  const plane = center.length === 2;
  const volume = half.reduce((product, h) => product * h, 1);
  let [fine, coarseX, coarseY] = [0, 0, 0];
  for (let j = plane ? -7 : 0; j <= (plane ? 7 : 0); j++) {
    if (plane) point[1] = center[1]! + half[1]! * node(j);
    let [kronrod, gauss] = [0, 0];
    for (let i = -7; i <= 7; i++) {
      point[0] = center[0]! + half[0]! * node(i);
      const value = f(point);
      kronrod += KRONROD[Math.abs(i)]! * value;
      gauss += GAUSS[Math.abs(i)]! * value;
    }
    const across = plane ? KRONROD[Math.abs(j)]! : 1;
    fine += across * kronrod;
    coarseX += across * gauss;
    coarseY += (plane ? GAUSS[Math.abs(j)]! : 1) * kronrod;
  }
  const [x, y] = [Math.abs(fine - coarseX), Math.abs(fine - coarseY)];
  return { ...box, value: fine * volume, error: (x + y) * volume, axis: x >= y ? 0 : 1 };
}

function node(i: number): number {
  return i < 0 ? -NODES[-i]! : NODES[i]!;
}
