import type { Rng } from "@inkwash/random";
import { exp, log } from "@inkwash/special";

/** The next float64 uniform in [0, 1). */
function uniform(rng: Rng): number {
  return rng.fillUniform(new Float64Array(1))[0]!;
}

/** By adding up probabilities from 0 on: for few expected successes. */
function inversion(n: number, p: number, rng: Rng): number {
  const q = 1 - p;
  const none = exp(n * log(q));
  const bound = Math.trunc(Math.min(n, n * p + 10 * Math.sqrt(n * p * q + 1)));
  let [count, chance, u] = [0, none, uniform(rng)];
  while (u > chance) {
    count++;
    if (count > bound) {
      [count, chance, u] = [0, none, uniform(rng)];
    } else {
      u -= chance;
      chance = ((n - count + 1) * p * chance) / (count * q);
    }
  }
  return count;
}

/** Stirling's series, as algorithm BTPE ends it. */
function stirling(x: number): number {
  const s = x * x;
  return (13680 - (462 - (132 - (99 - 140 / s) / s) / s) / s) / x / 166320;
}

/** By rejection from triangle, parallelogram and two exponential tails: algorithm BTPE. */
function btpe(n: number, p: number, rng: Rng): number {
  const q = 1 - p;
  const npq = n * p * q;
  const fm = n * p + p;
  const m = Math.floor(fm);
  const p1 = Math.floor(2.195 * Math.sqrt(npq) - 4.6 * q) + 0.5;
  const middle = m + 0.5;
  const [left, right] = [middle - p1, middle + p1];
  const c = 0.134 + 20.5 / (15.3 + m);
  const slope = (a: number): number => a * (1 + a / 2);
  const lower = slope((fm - left) / (fm - left * p));
  const upper = slope((right - fm) / (right * q));
  const p2 = p1 * (1 + 2 * c);
  const p3 = p2 + c / lower;
  const p4 = p3 + c / upper;
  for (;;) {
    const u = uniform(rng) * p4;
    let v = uniform(rng);
    let y: number;
    if (u <= p1) return Math.floor(middle - p1 * v + u);
    if (u <= p2) {
      const x = left + (u - p1) / c;
      v = v * c + 1 - Math.abs(m - x + 0.5) / p1;
      if (v > 1) continue;
      y = Math.floor(x);
    } else if (u <= p3) {
      y = Math.floor(left + log(v) / lower);
      if (y < 0 || v === 0) continue;
      v *= (u - p2) * lower;
    } else {
      y = Math.floor(right - log(v) / upper);
      if (y > n || v === 0) continue;
      v *= (u - p3) * upper;
    }
    if (accepted(y, v, { n, p, q, m, npq, middle })) return y;
  }
}

/** Whether BTPE keeps y: the exact ratio near the mode, a squeeze and Stirling's series beyond. */
function accepted(
  y: number,
  v: number,
  law: { n: number; p: number; q: number; m: number; npq: number; middle: number },
): boolean {
  const { n, p, q, m, npq, middle } = law;
  const k = Math.abs(y - m);
  if (k <= 20 || k >= npq / 2 - 1) {
    const s = p / q;
    const a = s * (n + 1);
    let ratio = 1;
    for (let i = m + 1; i <= y; i++) ratio *= a / i - s;
    for (let i = y + 1; i <= m; i++) ratio /= a / i - s;
    return v <= ratio;
  }
  const rho = (k / npq) * ((k * (k / 3 + 0.625) + 0.16666666666666666) / npq + 0.5);
  const t = (-k * k) / (2 * npq);
  const height = log(v);
  if (height < t - rho) return true;
  if (height > t + rho) return false;
  const [x1, f1, z, w] = [y + 1, m + 1, n + 1 - m, n - y + 1];
  const bound =
    middle * log(f1 / x1) +
    (n - m + 0.5) * log(z / w) +
    (y - m) * log((w * p) / (x1 * q)) +
    stirling(f1) +
    stirling(z) +
    stirling(x1) +
    stirling(w);
  return height <= bound;
}

/**
 * How many of n trials succeed, by the very draws of NumPy's RandomState.
 *
 * @see {@link https://doi.org/10.1145/42372.42381 | Kachitvichyanukul and Schmeiser (1988)}, BTPE
 */
export function binomial(n: number, p: number, rng: Rng): number {
  if (n === 0 || p === 0) return 0;
  const small = p <= 0.5 ? p : 1 - p;
  const count = small * n <= 30 ? inversion(n, small, rng) : btpe(n, small, rng);
  return p <= 0.5 ? count : n - count;
}

/** n things thrown into `cells` equal cells: how many in each, as RandomState.multinomial. */
export function equalCells(n: number, cells: number, rng: Rng): number[] {
  const counts = Array.from({ length: cells }, () => 0);
  let [rest, share] = [n, 1];
  for (let k = 0; k < cells - 1 && rest > 0; k++) {
    counts[k] = binomial(rest, 1 / cells / share, rng);
    rest -= counts[k]!;
    share -= 1 / cells;
  }
  counts[cells - 1]! += rest;
  return counts;
}
