import { fused } from "./fused.ts";

const f = Math.fround;
const LANES = 8;

/**
 * PyTorch's `torch.linspace` in float32 on CPUs with AVX2, to the bit.
 *
 * Both releases start from the nearer end with a fused multiply-add. PyTorch 2 does so for every number;
 * PyTorch 1 for the first of every 8-lane vector, to which it adds the lane's multiple of the step, as long
 * as there are pairs of whole vectors.
 */
export function linspace32(
  start: number,
  end: number,
  count: number,
  release: 1 | 2,
): Float32Array<ArrayBuffer> {
  const [first, last] = [f(start), f(end)];
  if (count === 1) return Float32Array.of(first);
  const step = f(f(last - first) / f(count - 1));
  const place = (i: number): number =>
    i < Math.floor(count / 2) ? fused(step, i, first) : fused(-step, count - 1 - i, last);
  const vectors = release === 1 ? count - (count % (2 * LANES)) : 0;
  return Float32Array.from({ length: count }, (_, i) => {
    const lane = i % LANES;
    return i < vectors ? f(place(i - lane) + f(lane * step)) : place(i);
  });
}
