import { philox } from "@inkwash/random";
import {
  klDivergence,
  lawDivergences,
  normalCdf,
  prepareMasses,
  type PreparedMasses,
  sparseHistogram2d,
} from "@inkwash/stats";

/** How far normal points are from N(0, I), in bits, by estimators that see them and by theory. */
export interface Saturated {
  /** Numbers of points, ascending. */
  readonly n: number[];
  /** Tutorial 000: the plug-in over 1,000 x 1,000 cells of the unit square. */
  readonly tutorial: number[];
  /** What that estimator cannot fall below with so many points. */
  readonly lowest: number[];
  /** 20 x 20 cells, less the bias that they are known to have. */
  readonly coarse: number[];
  /** From the distances of neighbours, against the density of N(0, I). */
  readonly neighbours: number[];
  /** Kullback-Leibler of N(0, s^2 I) from N(0, I). */
  readonly exact: number;
}

/** Numbers of points from 100 to 31,623, four to a decade. */
export const sizes: readonly number[] = Array.from({ length: 11 }, (_, i) =>
  Math.round(10 ** (2 + i / 4)),
);

const unit = [0, 1] as const;

/** What a grid of cells says of points in the unit square, in nats. */
function onGrid(
  bins: number,
): (x: Float64Array, y: Float64Array) => ReturnType<typeof klDivergence> {
  let law: PreparedMasses | undefined;
  return (x, y) => {
    law ??= prepareMasses(new Float64Array(bins * bins).fill(1 / (bins * bins)));
    return klDivergence(sparseHistogram2d(x, y, { bins, range: [unit, unit] }), law);
  };
}

const fine = onGrid(1000);
const coarse = onGrid(20);

/** ln of the density of N(0, I) in the plane. */
function logDensity(points: Float64Array): Float64Array {
  return Float64Array.from({ length: points.length / 2 }, (_, i) => {
    const [x, y] = [points[2 * i]!, points[2 * i + 1]!];
    return -(x * x + y * y) / 2 - Math.log(2 * Math.PI);
  });
}

/** Reads the estimators for points of N(0, s^2 I), s = `deviation`, at all {@link sizes}. */
export function saturated(deviation: number, seed: number): Saturated {
  const bits = (nats: number): number => nats / Math.LN2;
  const points = philox(seed)
    .fillNormal(new Float64Array(2 * sizes.at(-1)!))
    .map((z) => deviation * z);
  const shares = (axis: number, n: number): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => normalCdf(points[2 * i + axis]!));
  const [tutorial, lowest, corrected, neighbours]: number[][] = [[], [], [], []];
  for (const n of sizes) {
    const [x, y] = [shares(0, n), shares(1, n)];
    const { value, bounds } = fine(x, y);
    tutorial!.push(bits(value));
    lowest!.push(bits(bounds[0]));
    const cells = coarse(x, y);
    corrected!.push(bits(cells.value - cells.bias!));
    const samples = { data: points.subarray(0, 2 * n), shape: [n, 2] };
    neighbours!.push(bits(lawDivergences(samples, logDensity, { k: 10 }).kl.value));
  }
  return {
    n: [...sizes],
    tutorial: tutorial!,
    lowest: lowest!,
    coarse: corrected!,
    neighbours: neighbours!,
    exact: bits(deviation * deviation - 1 - 2 * Math.log(deviation)),
  };
}
