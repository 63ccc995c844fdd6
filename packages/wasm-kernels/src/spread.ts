/**
 * Writes to `out` the rates of the elements from `start` on: one number holds for all `length`
 * elements, several for as many rows of equal length. `out` is the same for every piece of an
 * array and never longer than for the first one, so a single number is written then and stays.
 */
export function spread(
  out: Float32Array,
  rates: number | ArrayLike<number>,
  length: number,
  start: number,
): void {
  if (typeof rates === "number") {
    if (start === 0) out.fill(rates);
    return;
  }
  const rowLength = length / rates.length;
  let row = Math.floor(start / rowLength);
  let end = (row + 1) * rowLength - start;
  for (let i = 0; i < out.length; row++, end += rowLength) {
    const rate = rates[row]!;
    for (const stop = Math.min(end, out.length); i < stop; i++) out[i] = rate;
  }
}
