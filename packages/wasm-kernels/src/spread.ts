/**
 * Writes to `out` the rates of the elements from `start` on: one number holds for all `length`
 * elements, several for as many rows of equal length.
 */
export function spread(
  out: Float32Array,
  rates: number | ArrayLike<number>,
  length: number,
  start: number,
): void {
  if (typeof rates === "number") {
    out.fill(rates);
    return;
  }
  const rowLength = length / rates.length;
  let row = Math.floor(start / rowLength);
  let left = (row + 1) * rowLength - start;
  for (let i = 0; i < out.length; i++, left--) {
    if (left === 0) {
      row++;
      left = rowLength;
    }
    out[i] = rates[row]!;
  }
}
