import type { Rng } from "@inkwash/random";
import { checkCount, checkFinite, checkNonNegative, checkDraw, type Precision } from "../check.ts";
import { allocate } from "../columns.ts";
import { isStream, quantity, uniforms } from "../draw.ts";
import { shuffled } from "../shuffled.ts";
import type { Samples } from "../types.ts";
import { equalCells } from "./binomial.ts";

/** What {@link checkerboardMatrix} is told. */
export interface CheckerboardMatrixOptions {
  /** Where the numbers come from. */
  readonly rng: Rng;
  /** Rows and columns, positive integers. */
  readonly shape: readonly [number, number];
  /** Clusters of rows and of columns, positive integers. */
  readonly clusters: readonly [number, number];
  /** Standard deviation of the noise, in [0, Infinity). @defaultValue 0 */
  readonly noise?: number | undefined;
  /** The values of the blocks are uniform from here on. @defaultValue 10 */
  readonly low?: number | undefined;
  /** And up to here. @defaultValue 100 */
  readonly high?: number | undefined;
  /**
   * Where the orders of rows and columns come from; false leaves the blocks together. scikit-learn
   * starts its generator anew for them where it is given a seed: `randomState(seed)` once more.
   * @defaultValue rng
   */
  readonly shuffle?: Rng | false | undefined;
  /** The precision of `data`. @defaultValue "float32" */
  readonly precision?: Precision | undefined;
}

/** A matrix of blocks, and which block each entry belongs to. */
export interface CheckerboardMatrix extends Samples {
  /** The cluster of each row. */
  readonly rowLabel: Float64Array;
  /** The cluster of each column. */
  readonly columnLabel: Float64Array;
}

/** Labels 0, 0, ..., 1, 1, ... of equal chances, in the given order. */
function labels(counts: readonly number[], order: Uint32Array | undefined): Float64Array {
  const sorted = Float64Array.from(counts.flatMap((count, k) => Array<number>(count).fill(k)));
  return order === undefined ? sorted : Float64Array.from(order, (i) => sorted[i]!);
}

/**
 * A matrix of blocks, its rows and columns in clusters: scikit-learn's make_checkerboard.
 *
 * Not points but a test of biclustering: for the checkerboard of diffusion papers see `checkerboard`.
 * x[i, j] = block[row i, column j] + noise z, the blocks uniform in [low, high), sizes multinomial.
 *
 * @param options - See {@link CheckerboardMatrixOptions}.
 * @returns The matrix as samples [rows, columns], with the cluster of each row and column.
 * @throws RangeError if an option is out of range; TypeError if rng is missing.
 * @see {@link https://scikit-learn.org/1.2/modules/generated/sklearn.datasets.make_checkerboard.html | scikit-learn 1.2}
 */
export function checkerboardMatrix(options: CheckerboardMatrixOptions): CheckerboardMatrix {
  const name = "checkerboardMatrix";
  const { rng, shape, clusters, noise = 0, low = 10, high = 100, precision } = options;
  const { shuffle = rng } = options;
  const [rows, columns] = shape;
  checkDraw(name, { n: rows, rng, precision });
  checkCount(name, "shape[1]", columns);
  checkCount(name, "clusters[0]", clusters[0]);
  checkCount(name, "clusters[1]", clusters[1]);
  checkNonNegative(name, "noise", noise);
  checkFinite(name, "high - low", high - low);
  const rowCounts = equalCells(rows, clusters[0], quantity(rng, "rows"));
  const columnCounts = equalCells(columns, clusters[1], quantity(rng, "columns"));
  const block = uniforms(rng, "blocks", clusters[0] * clusters[1]).map(
    (u) => low + (high - low) * u,
  );
  const z =
    noise > 0 ? quantity(rng, "noise").fillNormal(new Float64Array(rows * columns)) : undefined;
  const orders = [rows, columns].map((n, k) =>
    shuffle === false
      ? undefined
      : shuffled(n, isStream(shuffle) ? shuffle.fork(`order ${k}`) : shuffle),
  );
  const rowLabel = labels(rowCounts, orders[0]);
  const columnLabel = labels(columnCounts, orders[1]);
  const data = allocate(rows * columns, precision ?? "float32");
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const from = (orders[0]?.[i] ?? i) * columns + (orders[1]?.[j] ?? j);
      const value = block[rowLabel[i]! * clusters[1] + columnLabel[j]!]!;
      data[i * columns + j] = z === undefined ? value : value + noise * z[from]!;
    }
  }
  return { data, shape: [rows, columns], rowLabel, columnLabel };
}
