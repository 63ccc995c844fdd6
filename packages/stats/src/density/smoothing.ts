import { type Axis, linearBinning } from "./binning.ts";
import { convolve, powerOfTwo } from "./fft.ts";

/** A kernel without its constant factor, and how far from 0 it is above 1e-16 of its height. */
export interface Kernel {
  readonly reach: readonly [number, number];
  readonly value: (x: number, y: number) => number;
  readonly factor: number;
}

/** Deviations beyond which exp(-z^2 / 2) is below 1e-16. */
export const horizon = 8.6;

/** More nodes than this are refused: 128 MB for each of a few arrays. */
const mostNodes = 2 ** 24;

/** An axis made longer, so that points beside it whose kernels reach it lie on it. */
function longer(
  axis: Axis,
  points: Float64Array,
  offset: number,
  reach: number,
): Axis & { skip: number } {
  const { start, step, length } = axis;
  let low = Infinity;
  let high = -Infinity;
  for (let i = offset; i < points.length; i += 2) {
    low = Math.min(low, points[i]!);
    high = Math.max(high, points[i]!);
  }
  const nodes = (distance: number): number =>
    Math.ceil(Math.min(reach, Math.max(0, distance)) / step);
  const skip = nodes(start - low);
  const more = nodes(high - (start + step * (length - 1)));
  return { start: start - skip * step, step, length: length + skip + more, skip };
}

/**
 * Kernels around points, summed at the nodes of a grid: linear binning, then an FFT.
 *
 * @param points - Pairs; on a line the second numbers are 0.
 * @param weights - One per point.
 * @param axes - The grid; on a line the second axis has one node.
 */
export function smooth(
  name: string,
  points: Float64Array,
  weights: Float64Array,
  axes: readonly [Axis, Axis],
  kernel: Kernel,
): Float64Array {
  const across = longer(axes[0], points, 0, kernel.reach[0]);
  const down = longer(axes[1], points, 1, kernel.reach[1]);
  const taps = [across, down].map(({ step, length }, k) =>
    Math.min(length - 1, Math.ceil(kernel.reach[k]! / step)),
  ) as [number, number];
  const rows = powerOfTwo(across.length + taps[0]);
  const columns = powerOfTwo(down.length + taps[1]);
  if (!(rows * columns <= mostNodes)) {
    throw new RangeError(
      `${name}: the grid is too fine for the kernels that reach it: ${rows} x ${columns} nodes; ` +
        "take fewer nodes or a wider range",
    );
  }
  const binned = linearBinning(points, weights, [across, down]);
  const masses = new Float64Array(rows * columns);
  for (let i = 0; i < across.length; i++) {
    masses.set(binned.subarray(i * down.length, (i + 1) * down.length), i * columns);
  }
  const window = new Float64Array(rows * columns);
  let total = 0;
  for (let i = -taps[0]; i <= taps[0]; i++) {
    for (let j = -taps[1]; j <= taps[1]; j++) {
      const value = kernel.value(i * across.step, j * down.step);
      window[((i + rows) % rows) * columns + ((j + columns) % columns)] = value;
      total += value;
    }
  }
  const sums = convolve(
    masses,
    window.map((v) => v / total),
    rows,
    columns,
  );
  const [width, height] = [axes[0].length, axes[1].length];
  return Float64Array.from({ length: width * height }, (_, at) => {
    const [i, j] = [Math.trunc(at / height), at % height];
    const sum = sums[(i + across.skip) * columns + j + down.skip]!;
    return Math.max(0, sum) * total * kernel.factor;
  });
}
