/** Adds `bias` to each of the first `rows` rows. */
export function addToRows(values: Float64Array, bias: Float64Array, rows: number): void {
  const width = bias.length;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < width; j++) values[i * width + j]! += bias[j]!;
  }
}

/** The sum of the first `rows` rows. */
export function sumRows(sums: Float64Array, values: Float64Array, rows: number): void {
  const width = sums.length;
  sums.fill(0);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < width; j++) sums[j]! += values[i * width + j]!;
  }
}

/** Adds the first `count` numbers. */
export function accumulate(sums: Float64Array, values: Float64Array, count: number): void {
  for (let i = 0; i < count; i++) sums[i]! += values[i]!;
}
