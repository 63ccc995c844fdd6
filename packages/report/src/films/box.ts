import type { Samples } from "@inkwash/experiment";

/** What a film shows of the line or the plane, from its first frame to its last. */
export interface Box {
  /** The least and greatest value of each coordinate. */
  readonly extent: readonly (readonly [number, number])[];
  /** The highest density of one-dimensional films. */
  readonly top: number;
}

/** Everything ends as N(0, 1) or starts as it: 99.95 % of that lies within. */
const reach = 3.5;

/** The bins of one-dimensional films. */
export const bins = 60;

const room = 1.06;

/** Three times the density of N(0, 1) at 0. */
export const tall = 1.2;

/** The least and greatest value of one coordinate of several samples, never too close to draw. */
export function extentOf(all: readonly Samples[], axis: number): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const { data, shape } of all) {
    for (let i = axis; i < data.length; i += shape[1]!) {
      low = Math.min(low, data[i]!);
      high = Math.max(high, data[i]!);
    }
  }
  const room = high - low > 1e-6 * Math.max(1, -low, high) ? 0 : 0.5;
  return [low - room, high + room];
}

/** The largest share of values per unit in any of the bins of an extent. */
function peak({ data }: Samples, [low, high]: readonly [number, number]): number {
  const counts = new Float64Array(bins);
  for (const value of data) {
    counts[Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins))]!++;
  }
  return (Math.max(...counts) * bins) / (data.length * (high - low));
}

/**
 * The box of all films of a run from the first points that are seen of it. It is at least `high`,
 * and no higher than that for the sake of a point mass, whose bar is as high as its bin is narrow.
 */
export function boxOf(points: Samples, high: number): Box {
  const extent = Array.from({ length: points.shape[1]! }, (_, axis) => {
    const [low, farthest] = extentOf([points], axis);
    return [Math.min(low, -reach), Math.max(farthest, reach)] as const;
  });
  return { extent, top: Math.max(high, Math.min(tall, peak(points, extent[0]!))) * room };
}
