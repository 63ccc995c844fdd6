/** NumPy's `linspace(start, end, count)`, to the bit: start + i * step, and the last one `end`. */
export function linspace(start: number, end: number, count: number): Float64Array<ArrayBuffer> {
  const out = new Float64Array(count).fill(start);
  const step = (end - start) / (count - 1);
  for (let i = 1; i < count; i++) out[i] = i * step + start;
  if (count > 1) out[count - 1] = end;
  return out;
}
