/**
 * The p-th power of the Wasserstein distance on a line, of two lists whose numbers have weights.
 *
 * As in `quantileCost`, over the merged places of both running sums of weights.
 */
export function weightedCost(
  x: Float64Array,
  y: Float64Array,
  weightsX: ArrayLike<number> | undefined,
  weightsY: ArrayLike<number> | undefined,
  power: (gap: number) => number,
): number {
  const left = running(x, weightsX);
  const right = running(y, weightsY);
  let [i, j, place, sum] = [0, 0, 0, 0];
  while (i < left.values.length && j < right.values.length) {
    const [endX, endY] = [left.ends[i]!, right.ends[j]!];
    const end = Math.min(endX, endY);
    if (end > place) sum += power(left.values[i]! - right.values[j]!) * (end - place);
    place = end;
    if (endX === end) i += 1;
    if (endY === end) j += 1;
  }
  return sum;
}

/** The numbers in order, and the share of weight up to and with each; the last is 1. */
function running(
  values: Float64Array,
  weights: ArrayLike<number> | undefined,
): { values: Float64Array; ends: Float64Array } {
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ends = new Float64Array(values.length);
  let sum = 0;
  order.forEach((i, k) => (ends[k] = sum += weights === undefined ? 1 : weights[i]!));
  return {
    values: Float64Array.from(order, (i) => values[i]!),
    ends: ends.map((v) => v / sum),
  };
}
