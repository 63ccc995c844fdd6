import { log1p } from "@inkwash/special";
import { checkAlike, checkCoefficient, checkSamples } from "./check.ts";
import type { Gaussian } from "./posterior.ts";

/**
 * The divergence between two Gaussians whose coordinates share a variance, in nats.
 *
 * KL(q || p) = |m_q - m_p|^2 / (2 v_p) + d/2 (r - 1 - ln r), r = v_q / v_p, for each sample of d
 * elements; the second part without cancellation as r nears 1. Between the `posterior` and a model of it,
 * this is a term of the evidence bound.
 *
 * @param q - The Gaussian that is averaged over, variance > 0.
 * @param p - The other one: as many elements, in the same precision, variance > 0.
 * @returns One number >= 0 per sample.
 * @throws RangeError if lengths do not fit or a variance is not finite and > 0; TypeError if precisions
 * are mixed.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eq. 5, for the terms
 */
export function gaussianKl(
  q: Pick<Gaussian, "mean" | "variance">,
  p: Pick<Gaussian, "mean" | "variance">,
): Float64Array<ArrayBuffer> {
  checkSamples("gaussianKl", "q.mean", q.mean);
  checkAlike("gaussianKl", "p.mean", p.mean, q.mean);
  const rows = q.mean.shape[0]!;
  const size = q.mean.data.length / rows;
  checkCoefficient("gaussianKl", "q.variance", q.variance, rows);
  checkCoefficient("gaussianKl", "p.variance", p.variance, rows);
  return Float64Array.from({ length: rows }, (_, row) => {
    const own = variance("q", q.variance, row);
    const other = variance("p", p.variance, row);
    let square = 0;
    for (let i = row * size; i < (row + 1) * size; i++) {
      const apart = q.mean.data[i]! - p.mean.data[i]!;
      square += apart * apart;
    }
    const excess = (own - other) / other;
    return square / (2 * other) + (size / 2) * (excess - log1p(excess));
  });
}

function variance(name: string, value: number | Float64Array, row: number): number {
  const own = typeof value === "number" ? value : value[row]!;
  if (own > 0) return own;
  throw new RangeError(
    `gaussianKl: ${name}.variance must be > 0, since a point mass has no density; got ${own}`,
  );
}
