/** Running sums of weights, for drawing with probabilities in proportion to them. */
export function runningSums(weights: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const sums = Float64Array.from(weights);
  for (let k = 1; k < sums.length; k++) sums[k]! += sums[k - 1]!;
  return sums;
}

/** The first k whose running sum exceeds `value`: never one of weight zero. */
export function placeOf(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length - 1;
  // Rounding can bring `value` up to the total: then the last k of positive weight is meant.
  const target = Math.min(value, below(sums[high]!));
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sums[middle]! > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A number just below a positive one. */
const below = (total: number): number => total * (1 - Number.EPSILON);
