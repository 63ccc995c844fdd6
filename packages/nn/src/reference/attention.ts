import { exp } from "@inkwash/special";
import { multiplyTransposed, transpose } from "./matmul.ts";
import type { Bind } from "./memory.ts";

/**
 * y = v A^T with A = softmax(S), S = q^T k / sqrt(d), for each image and head; q, k, v, y are [d, positions].
 *
 * dv = dy A; dA = dy^T v; dS = A ⊙ (dA - the sum of A ⊙ dA over a row); dq = k dS^T / sqrt(d);
 * dk = q dS / sqrt(d).
 */
export const attention: Bind<"attention"> = (operation, memory) => {
  const { input, output, channels, positions: n, heads } = operation;
  const { values, gradients, training } = memory;
  const [x, y, dx, dy] = [values[input]!, values[output]!, gradients[input]!, gradients[output]!];
  const d = channels / heads;
  const root = 1 / Math.sqrt(d);
  const shares = new Float64Array(memory.rows * heads * n * n);
  const [left, right] = [new Float64Array(d * n), new Float64Array(d * n)];
  const product = new Float64Array(d * n);
  const scores = new Float64Array(training ? n * n : 0);
  const turned = new Float64Array(training ? n * n : 0);

  /** The four views of head h of image i, and its attention A [n, n]. */
  const views = (of: Float64Array, from: Float64Array, i: number, h: number): Float64Array[] => {
    const at = (part: number): Float64Array => {
      const begin = ((3 * i + part) * channels + h * d) * n;
      return of.subarray(begin, begin + d * n);
    };
    const begin = (i * channels + h * d) * n;
    return [at(0), at(1), at(2), from.subarray(begin, begin + d * n)];
  };
  const shareOf = (i: number, h: number): Float64Array => {
    const begin = (i * heads + h) * n * n;
    return shares.subarray(begin, begin + n * n);
  };
  const addScaled = (sums: Float64Array, terms: Float64Array, factor: number): void => {
    for (let p = 0; p < sums.length; p++) sums[p]! += factor * terms[p]!;
  };

  return {
    forward(rows) {
      for (let i = 0; i < rows; i++) {
        for (let h = 0; h < heads; h++) {
          const [q, k, v, to] = views(x, y, i, h);
          const share = shareOf(i, h);
          const [qT, kT] = [transpose(left, q!, d, n), transpose(right, k!, d, n)];
          multiplyTransposed(share, qT, kT, n, n, d);
          softmaxRows(share, n, root);
          multiplyTransposed(to!, v!, share, d, n, n);
        }
      }
    },
    backward(rows) {
      for (let i = 0; i < rows; i++) {
        for (let h = 0; h < heads; h++) {
          const [q, k, v] = views(x, y, i, h);
          const [dq, dk, dv, dTo] = views(dx, dy, i, h);
          const share = shareOf(i, h);
          multiplyTransposed(product, dTo!, transpose(turned, share, n, n), d, n, n);
          addScaled(dv!, product, 1);
          const [dyT, vT] = [transpose(left, dTo!, d, n), transpose(right, v!, d, n)];
          multiplyTransposed(scores, dyT, vT, n, n, d);
          softmaxBackward(scores, share, n);
          multiplyTransposed(product, k!, scores, d, n, n);
          addScaled(dq!, product, root);
          multiplyTransposed(product, q!, transpose(turned, scores, n, n), d, n, n);
          addScaled(dk!, product, root);
        }
      }
    },
  };
};

/** Each row s becomes e^(factor s) / the sum of e^(factor s), from which its largest s is subtracted first. */
function softmaxRows(rows: Float64Array, n: number, factor: number): void {
  for (let begin = 0; begin < rows.length; begin += n) {
    let most = -Infinity;
    for (let p = begin; p < begin + n; p++) most = Math.max(most, rows[p]!);
    let sum = 0;
    for (let p = begin; p < begin + n; p++) {
      rows[p] = exp(factor * (rows[p]! - most));
      sum += rows[p]!;
    }
    for (let p = begin; p < begin + n; p++) rows[p]! /= sum;
  }
}

/** Turns dA into dS = A ⊙ (dA - the sum of A ⊙ dA over a row). */
function softmaxBackward(gradient: Float64Array, share: Float64Array, n: number): void {
  for (let begin = 0; begin < share.length; begin += n) {
    let sum = 0;
    for (let p = begin; p < begin + n; p++) sum += share[p]! * gradient[p]!;
    for (let p = begin; p < begin + n; p++) gradient[p] = share[p]! * (gradient[p]! - sum);
  }
}
