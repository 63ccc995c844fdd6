/** Small products are scaled by 2^128 and the exponent is kept beside. */
const up = 2 ** 128;
const down = 1 / up;

/** g^j / j! for j below `count`. */
function poissonPowers(g: number, count: number): Float64Array {
  const powers = new Float64Array(count);
  powers[0] = 1;
  for (let j = 1; j < count; j++) powers[j] = (powers[j - 1]! * g) / j;
  return powers;
}

/** The columns [from, to] that row i of the recursion reaches. */
function columns(i: number, n: number, whole: number, f: number): [number, number] {
  const [ceil, round] = [f > 0 ? 1 : 0, f > 0.5 ? 1 : 0];
  const half = (i + 1) >> 1;
  let [from, to] = [half - 1 - whole - 1, half - 1 + whole + round];
  if (i === 0) [from, to] = [-whole - ceil - 1, whole + ceil - 1];
  else if (i === 2 * n + 1) [from, to] = [n - whole - ceil - 1, n + whole + ceil - 1];
  else if (i % 2 === 1) [from, to] = [half - 1 - whole - round - 1, half - 1 + whole + ceil - 1];
  return [Math.max(from + 2, 0), Math.min(to, n)];
}

/**
 * P(D < d) of the two-sided statistic of n values, by Pomeranz's recursion.
 *
 * 2 n + 2 rows, each the last one convolved with Poisson weights; O(n (n d)^2).
 *
 * @see Simard & L'Ecuyer (2011), Computing the two-sided Kolmogorov-Smirnov distribution,
 *   doi:10.18637/jss.v039.i11, sec. 2.2
 */
export function pomeranzCdf(n: number, d: number): number {
  const t = n * d;
  const whole = Math.floor(t);
  const f = t - whole;
  const g = Math.min(f, 1 - f);
  const count = 2 * (whole + 1);
  const [ends, odd, even] = [g / n, (2 * g) / n, (1 - 2 * g) / n].map((x) =>
    poissonPowers(x, count),
  ) as [Float64Array, Float64Array, Float64Array];
  let row = new Float64Array(n + 1);
  row[0] = 1;
  let [low, high] = columns(0, n, whole, f);
  let exponent = 0;
  for (let i = 1; i <= 2 * n + 1; i++) {
    const weights = i === 1 || i === 2 * n + 1 ? ends : i % 2 === 1 ? odd : even;
    const [from, to] = columns(i, n, whole, f);
    const next = new Float64Array(n + 1);
    let largest = 0;
    for (let j = from; j <= to; j++) {
      let sum = 0;
      for (let k = low; k <= Math.min(j, high); k++) sum += row[k]! * weights[j - k]!;
      next[j] = sum;
      largest = Math.max(largest, sum);
    }
    if (largest > 0 && largest < down) {
      for (let j = from; j <= to; j++) next[j]! *= up;
      exponent -= 1;
    }
    row = next;
    [low, high] = [from, to];
  }
  let p = row[n]!;
  for (let j = 1; j <= n; j++) {
    p *= j;
    if (p > up) {
      p *= down;
      exponent += 1;
    }
  }
  for (; exponent > 0; exponent--) p *= up;
  for (; exponent < 0; exponent++) p *= down;
  return p;
}
