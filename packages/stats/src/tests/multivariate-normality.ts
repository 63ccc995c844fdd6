import { exp, log, log1p, pow } from "@inkwash/special";
import { checkSamples, finiteCopy } from "../check.ts";
import { covariance } from "../covariance.ts";
import { decay, decayTable, far } from "../decay.ts";
import { chiSquareLaw } from "../distributions/chi-square.ts";
import { cholesky, forwardSolve } from "../linear/cholesky.ts";
import { normalCdf } from "../normal-cdf.ts";
import { finish, type StopSignal } from "../steps.ts";
import type { Samples } from "../types.ts";
import type { TestResult } from "./test-result.ts";

/** The samples, moved and turned to mean 0 and covariance I (ddof 0). */
function whiten(name: string, samples: Samples): { n: number; d: number; z: Float64Array } {
  const { n, d } = checkSamples(name, "samples", samples);
  finiteCopy(name, "samples", samples.data);
  const { mean, covariance: matrix } = covariance(samples);
  const factor = cholesky(matrix, d);
  if (factor === undefined) {
    throw new RangeError(
      `${name}: the ${n} samples must not lie in a plane of their ${d} dimensions`,
    );
  }
  const z = Float64Array.from(samples.data, (v, i) => v - mean[i % d]!);
  for (let i = 0; i < n; i++) forwardSolve(factor, z.subarray(i * d, (i + 1) * d));
  return { n, d, z };
}

/** Mardia's two tests. */
export interface MardiaTest {
  /** Of the skewness b1 = mean over pairs of (z_i . z_j)^3; the statistic is n b1 / 6. */
  readonly skewness: TestResult;
  /** Of the kurtosis b2 = mean of |z_i|^4; the statistic is standard normal under the null. */
  readonly kurtosis: TestResult;
}

/**
 * Mardia's tests of multivariate normality.
 *
 * n b1 / 6 is chi-square with d (d + 1)(d + 2) / 6 degrees of freedom and
 * (b2 - d (d + 2)) / sqrt(8 d (d + 2) / n) standard normal, both for large n; covariance with ddof 0.
 * O(n d^3) time: the pairs are summed as the squared tensor of third moments.
 *
 * @param samples - Samples [n, ...] with d numbers each, finite and not in a plane.
 * @returns Two tests.
 * @throws TypeError if shape and data do not fit; RangeError if the covariance is singular.
 * @see {@link https://doi.org/10.1093/biomet/57.3.519 | Mardia (1970)}, eqs. 2.26 and 3.12
 */
export function mardiaTest(samples: Samples): MardiaTest {
  const { n, d, z } = whiten("mardiaTest", samples);
  const tensor = new Float64Array(d * d * d);
  let fourth = 0;
  for (let i = 0; i < n; i++) {
    const point = z.subarray(i * d, (i + 1) * d);
    const square = point.reduce((sum, v) => sum + v * v, 0);
    fourth += (square * square) / n;
    for (let a = 0, at = 0; a < d; a++) {
      for (let b = 0; b < d; b++) {
        const pair = (point[a]! * point[b]!) / n;
        for (let c = 0; c < d; c++) tensor[at++]! += pair * point[c]!;
      }
    }
  }
  const skewness = (n / 6) * tensor.reduce((sum, v) => sum + v * v, 0);
  const kurtosis = (fourth - d * (d + 2)) / Math.sqrt((8 * d * (d + 2)) / n);
  const degrees = (d * (d + 1) * (d + 2)) / 6;
  return {
    skewness: {
      statistic: skewness,
      pValue: chiSquareLaw(degrees).sf(skewness),
      method: "chi-square",
      n,
    },
    kurtosis: {
      statistic: kurtosis,
      pValue: 2 * normalCdf(-Math.abs(kurtosis)),
      method: "normal",
      n,
    },
  };
}

/** What {@link henzeZirklerTest} is told. */
export interface HenzeZirklerOptions {
  /** Looked at every few milliseconds; the call throws when it is aborted. */
  readonly signal?: StopSignal | undefined;
}

/** The sum of e^(-half |z_i - z_j|^2) over j < i. */
function rowSum(z: Float64Array, i: number, d: number, half: number, table: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < i; j++) {
    let square = 0;
    for (let k = 0; k < d; k++) {
      const gap = z[i * d + k]! - z[j * d + k]!;
      square += gap * gap;
    }
    const u = half * square;
    if (u < far) sum += decay(table, u);
  }
  return sum;
}

/** The sum over all pairs, each with itself too, in parts of a few milliseconds. */
function* pairSum(
  z: Float64Array,
  n: number,
  d: number,
  half: number,
): Generator<number, number, void> {
  const table = decayTable();
  let [sum, sinceYield] = [0, 0];
  for (let i = 0; i < n; i++) {
    sum += rowSum(z, i, d, half, table);
    sinceYield += i;
    if (sinceYield < 200_000) continue;
    sinceYield = 0;
    yield (i * i) / (n * n);
  }
  return n + 2 * sum;
}

/**
 * Henze and Zirkler's test of multivariate normality.
 *
 * The weighted L2 distance between characteristic functions, n times; lognormal under the null with
 * known mean and variance. Consistent against every alternative. O(n^2) time, O(n) memory.
 *
 * @param samples - Samples [n, ...] with d numbers each, finite and not in a plane.
 * @param options - See {@link HenzeZirklerOptions}.
 * @returns A plain record.
 * @throws TypeError if shape and data do not fit; RangeError if the covariance is singular.
 * @throws Error if `signal` is aborted.
 * @see {@link https://doi.org/10.1080/03610929008830400 | Henze & Zirkler (1990)}
 */
export function henzeZirklerTest(samples: Samples, options: HenzeZirklerOptions = {}): TestResult {
  const name = "henzeZirklerTest";
  const { n, d, z } = whiten(name, samples);
  const beta = pow((n * (2 * d + 1)) / 4, 1 / (d + 4)) * Math.SQRT1_2;
  const b = beta * beta;
  const pairs = finish(name, pairSum(z, n, d, b / 2), options.signal);
  let single = 0;
  for (let i = 0; i < n; i++) {
    let square = 0;
    for (let k = 0; k < d; k++) square += z[i * d + k]! ** 2;
    single += exp((-b / (2 * (1 + b))) * square);
  }
  const statistic = pairs / n - 2 * pow(1 + b, -d / 2) * single + n * pow(1 + 2 * b, -d / 2);
  const a = 1 + 2 * b;
  const w = (1 + b) * (1 + 3 * b);
  const [b4, b8] = [b * b, b * b * b * b];
  const mean = 1 - pow(a, -d / 2) * (1 + (d * b) / a + (d * (d + 2) * b4) / (2 * a * a));
  const variance =
    2 * pow(1 + 4 * b, -d / 2) +
    2 * pow(a, -d) * (1 + (2 * d * b4) / (a * a) + (3 * d * (d + 2) * b8) / (4 * a ** 4)) -
    4 * pow(w, -d / 2) * (1 + (3 * d * b4) / (2 * w) + (d * (d + 2) * b8) / (2 * w * w));
  const ratio = log1p(variance / (mean * mean));
  const place = log(mean) - ratio / 2;
  const pValue = normalCdf((place - log(statistic)) / Math.sqrt(ratio));
  return { statistic, pValue, method: "lognormal", n };
}
