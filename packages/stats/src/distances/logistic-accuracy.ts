import type { Rng } from "@inkwash/random";
import { betaI } from "@inkwash/special";
import { checkPair, finiteCopy } from "../check.ts";
import { forkRng, shuffle } from "../draws.ts";
import type { TwoSampleTest } from "../tests/test-result.ts";
import type { Samples } from "../types.ts";
import { fitLogistic, type Logistic } from "./logistic.ts";

/** What {@link logisticAccuracy} is told. */
export interface LogisticAccuracyOptions {
  /**
   * "linear": the numbers of a sample, which see means; "quadratic": their products too, which see
   * covariances. @defaultValue "quadratic"
   */
  readonly features?: "linear" | "quadratic" | undefined;
  /** The penalty of the squared weights of standardised features, in (0, Infinity). @defaultValue 1 */
  readonly ridge?: number | undefined;
  /** Which samples train and which are judged; a Stream gives the same ones every time. */
  readonly rng: Rng;
}

/** The features of the sample at `offset` of `points`. */
function featuresOf(points: Float64Array, offset: number, d: number, quadratic: boolean): number[] {
  const out = Array.from(points.subarray(offset, offset + d));
  if (!quadratic) return out;
  for (let a = 0; a < d; a++) for (let b = 0; b <= a; b++) out.push(out[a]! * out[b]!);
  return out;
}

/** Every column to mean 0 and deviation 1 by the first `rows` rows; constant columns to 0. */
function standardise(features: Float64Array, columns: number, rows: number): void {
  for (let k = 0; k < columns; k++) {
    let [mean, square] = [0, 0];
    for (let i = 0; i < rows; i++) mean += features[i * columns + k]! / rows;
    for (let i = 0; i < rows; i++) square += (features[i * columns + k]! - mean) ** 2 / rows;
    const scale = square > 1e-24 * mean * mean ? 1 / Math.sqrt(square) : 0;
    for (let at = k; at < features.length; at += columns)
      features[at] = (features[at]! - mean) * scale;
  }
}

/** How many of the rows from `from` on the classifier puts on the right side. */
function countRight(
  { intercept, weights }: Logistic,
  features: Float64Array,
  labels: Uint8Array,
  from: number,
): number {
  let right = 0;
  for (let i = from; i < labels.length; i++) {
    let score = intercept;
    weights.forEach((w, k) => (score += w * features[i * weights.length + k]!));
    if (score > 0 === (labels[i] === 1)) right += 1;
  }
  return right;
}

/**
 * A classifier two-sample test: can logistic regression tell which set a sample is from?
 *
 * Trained on a random half of each set, judged by its accuracy on the other: 1/2 for equal laws, 1 for
 * sets apart. The p-value is P(Binomial(judged, 1/2) >= right), exact up to discreteness and never too
 * small, since the judged samples trained nothing. It sees what its features see; beside it,
 * {@link neighbourAccuracy} sees every difference, in few dimensions.
 *
 * @param x - Samples [n, ...], finite, n >= 4.
 * @param y - Samples [n, ...] as many and of the same dimension, finite.
 * @param options - See {@link LogisticAccuracyOptions}.
 * @returns The accuracy as statistic, with a one-sided p-value for accuracies above 1/2.
 * @throws TypeError if shapes differ or rng is missing.
 * @throws RangeError if there are too few samples, an option is out of range or a number not finite.
 * @see {@link https://arxiv.org/abs/1610.06545 | arXiv:1610.06545}, sec. 3
 */
export function logisticAccuracy(
  x: Samples,
  y: Samples,
  options: LogisticAccuracyOptions,
): TwoSampleTest {
  const name = "logisticAccuracy";
  const { features: kind = "quadratic", ridge = 1 } = options;
  const { n, m, d } = checkPair(name, x, y);
  if (n !== m) throw new TypeError(`${name}: x and y must have as many samples; got ${n} and ${m}`);
  if (n < 4) throw new RangeError(`${name}: at least 4 samples of each are needed; got ${n}`);
  if (!(ridge > 0 && ridge < Infinity)) {
    throw new RangeError(`${name}: ridge must be in (0, Infinity); got ${ridge}`);
  }
  const rng = forkRng(name, "split", options.rng);
  const columns = kind === "linear" ? d : d + (d * (d + 1)) / 2;
  const training = n >> 1;
  const features = new Float64Array(2 * n * columns);
  const labels = new Uint8Array(2 * n);
  [finiteCopy(name, "x", x.data), finiteCopy(name, "y", y.data)].forEach((points, label) => {
    const indices = Uint32Array.from({ length: n }, (_, i) => i);
    shuffle(indices, n, rng);
    indices.forEach((i, place) => {
      // The training halves of both sets come first.
      const half = place < training ? label * training : training + label * (n - training);
      labels[half + place] = label;
      features.set(featuresOf(points, i * d, d, kind !== "linear"), (half + place) * columns);
    });
  });
  const rows = 2 * training;
  standardise(features, columns, rows);
  const trained = fitLogistic(
    features.subarray(0, rows * columns),
    labels.subarray(0, rows),
    ridge,
  );
  const judged = 2 * n - rows;
  const right = countRight(trained, features, labels, rows);
  const pValue = right === 0 ? 1 : betaI(right, judged - right + 1, 0.5);
  return { statistic: right / judged, pValue, method: "binomial", n, m };
}
