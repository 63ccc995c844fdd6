import { cos, exp, sin } from "@inkwash/special";

/** How many nodes the midpoint rule takes of each arc; the integrand is periodic, so it converges at once. */
const nodes = 40;

/**
 * P(A >= a) of the limit law of the Anderson-Darling statistic, relative accuracy 1e-12 in the tail.
 *
 * A is a sum of squares of normals over j (j + 1), j = 1, 2, ...: the tail is an alternating sum of
 * integrals of e^(-y a / 2) / (y sqrt(-D(y))) over y between the eigenvalues 2 k - 1 and 2 k, with
 * D(y) = prod_j (1 - y / (j (j + 1))) = -cos(pi s / 2) / (pi y), s = sqrt(1 + 4 y) = 4 k + sin(theta).
 *
 * @see Smirnov (1937), whose formula it is; {@link https://doi.org/10.1214/aoms/1177729437 | Anderson &
 *   Darling (1952)}, sec. 4, for the eigenvalues
 */
export function limitTail(a: number): number {
  let tail = 0;
  for (let k = 1; ; k++) {
    let sum = 0;
    for (let i = 0; i < nodes; i++) {
      const theta = Math.PI * ((i + 0.5) / nodes - 0.5);
      const u = sin(theta);
      const s = 4 * k + u;
      const y = (s * s - 1) / 4;
      // cos(pi u / 2) = sin(pi (1 - |u|) / 2), which goes to 0 at the ends as cos^2(theta) does.
      const root = sin((Math.PI / 2) * ((cos(theta) * cos(theta)) / (1 + Math.abs(u))));
      sum += exp((-y * a) / 2) * Math.sqrt(Math.PI / (y * root)) * (s / 2) * cos(theta);
    }
    const term = sum / nodes;
    tail += k % 2 === 1 ? term : -term;
    if (term <= 1e-17 * tail) return Math.min(1, Math.max(0, tail));
  }
}

const polynomial = (c: readonly number[], x: number): number =>
  c.reduceRight((sum, value) => sum * x + value, 0);

// Marsaglia & Marsaglia's three polynomials, lowest power first.
const HIGH = [-130.2137, 745.2337, -1705.091, 1950.646, -1116.36, 255.7844];
const MIDDLE = [-0.00022633, 6.54034, -14.6538, 14.458, -8.259, 1.91864];

/** Beyond this probability the correction falls in proportion to p: theirs stays at 6e-4 / n. */
const edgeOfFit = 0.997;

/** What finite n adds to the limit's distribution function x. */
function correction(n: number, x: number): number {
  if (x > edgeOfFit) return (correction(n, edgeOfFit) * (1 - x)) / (1 - edgeOfFit);
  if (x > 0.8) return polynomial(HIGH, x) / n;
  const corner = 0.01265 + 0.1757 / n;
  if (x < corner) {
    const t = x / corner;
    const shape = Math.sqrt(t) * (1 - t) * (49 * t - 102);
    return (shape * (0.0037 / (n * n) + 0.00078 / n + 0.00006)) / n;
  }
  const t = (x - corner) / (0.8 - corner);
  return (polynomial(MIDDLE, t) * (0.04213 + 0.01365 / n)) / n;
}

/** P(A >= a) for n values of a known continuous law. */
export function andersonDarlingTail(n: number, a: number): number {
  if (n === 1) {
    // A = -1 - ln(F (1 - F)), so P(A < a) = sqrt(1 - 4 e^(-1 - a)).
    const q = Math.min(1, 4 * exp(-1 - a));
    return q / (1 + Math.sqrt(1 - q));
  }
  // The limit has nothing below 0.01, and its distribution function is 5e-53 there.
  const tail = a < 0.01 ? 1 : limitTail(a);
  // For p near 0 the sum 1 - (x + correction) keeps the digits of p.
  return Math.min(1, Math.max(0, tail - correction(n, 1 - tail)));
}
