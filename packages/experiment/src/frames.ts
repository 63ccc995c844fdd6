import type { Samples } from "./events.ts";

/** At most `frames` of the numbers 0..last, evenly spread, both ends among them, ascending. */
export function spread(last: number, frames: number): number[] {
  const count = Math.min(frames, last + 1);
  return Array.from({ length: count }, (_, i) => Math.round((i * last) / (count - 1)));
}

/** A view of the rows from `from` up to but without `to`. */
export function rows({ data, shape }: Samples, from: number, to: number): Samples {
  const [n, ...rest] = shape as [number, ...number[]];
  const each = data.length / n;
  return { data: data.subarray(from * each, to * each), shape: [to - from, ...rest] };
}

/** Images that a frame shows: more are too small to look at. */
const mostImages = 64;

/** A copy of the first rows, for a consumer to keep. */
export function firstRows(samples: Samples, count: number): Samples {
  const most = samples.shape.length > 2 ? Math.min(count, mostImages) : count;
  const { data, shape } = rows(samples, 0, Math.min(samples.shape[0]!, most));
  return { data: data.slice(), shape };
}
