import { checkCount, checkDraw, checkPositive, type DrawOptions } from "../check.ts";
import { checkSamples } from "../check-samples.ts";
import { allocate } from "../columns.ts";
import { uniforms } from "../draw.ts";
import type { Dataset, Samples } from "../types.ts";

/** What a checkerboard is. */
export interface Checkerboard {
  /** Cells along each side, a positive integer. @defaultValue 4 */
  readonly cells?: number | undefined;
  /** The board is [-extent, extent]^2; in (0, Infinity). @defaultValue 4 */
  readonly extent?: number | undefined;
}

/** What {@link checkerboard} is told. */
export interface CheckerboardOptions extends DrawOptions, Checkerboard {}

function checkBoard(name: string, board: Checkerboard): { cells: number; extent: number } {
  const { cells = 4, extent = 4 } = board;
  checkCount(name, "cells", cells);
  checkPositive(name, "extent", extent);
  return { cells, extent };
}

/**
 * A checkerboard: uniform on every other cell, the one in the lower left corner among them.
 *
 * Density 1 / (ceil(cells^2 / 2) side^2) where column + row is even, side = 2 extent / cells, and 0
 * elsewhere: see {@link checkerboardDensity}. `label` is the cell, row times `cells` plus column.
 *
 * @param options - See {@link CheckerboardOptions}.
 * @returns Samples [n, 2] in [-extent, extent)^2.
 * @throws RangeError if n or cells is not a positive integer or extent not positive.
 * @see {@link https://arxiv.org/abs/1810.01367 | arXiv:1810.01367}, figure 2 (FFJORD)
 */
export function checkerboard(options: CheckerboardOptions): Dataset {
  checkDraw("checkerboard", options);
  const { cells, extent } = checkBoard("checkerboard", options);
  const { n, rng, precision = "float32" } = options;
  const side = (2 * extent) / cells;
  // The dark cells are those of even number, counted so that each row of an even board has as many.
  const dark = Math.ceil((cells * cells) / 2);
  const label = uniforms(rng, "cell", n).map((u) => {
    const k = 2 * Math.floor(dark * u);
    return cells % 2 === 0 && Math.floor(k / cells) % 2 === 1 ? k + 1 : k;
  });
  const place = [uniforms(rng, "x", n), uniforms(rng, "y", n)];
  const data = allocate(2 * n, precision);
  label.forEach((k, i) => {
    data[2 * i] = ((k % cells) + place[0]![i]!) * side - extent;
    data[2 * i + 1] = (Math.floor(k / cells) + place[1]![i]!) * side - extent;
  });
  return { name: "checkerboard", label, data, shape: [n, 2] };
}

/**
 * The density of {@link checkerboard} at points of the plane.
 *
 * @param points - Samples [n, 2].
 * @param board - See {@link Checkerboard}; the same as the samples were drawn with.
 * @returns n densities: 1 / (dark cells times their area) on dark cells, 0 elsewhere.
 * @throws TypeError if points are not [n, 2]; RangeError if cells or extent is out of range.
 */
export function checkerboardDensity(
  points: Samples,
  board: Checkerboard = {},
): Float64Array<ArrayBuffer> {
  const { n } = checkSamples("checkerboardDensity", points, 2);
  const { cells, extent } = checkBoard("checkerboardDensity", board);
  const side = (2 * extent) / cells;
  const inside = 1 / (Math.ceil((cells * cells) / 2) * side * side);
  const cell = (x: number): number => Math.floor((x + extent) / side);
  return Float64Array.from({ length: n }, (_, i) => {
    const [column, row] = [cell(points.data[2 * i]!), cell(points.data[2 * i + 1]!)];
    const on = Math.min(column, row) >= 0 && Math.max(column, row) < cells;
    return on && (column + row) % 2 === 0 ? inside : 0;
  });
}
