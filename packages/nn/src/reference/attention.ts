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

  // The views of head h of image i, at i heads + h.
  const part = (of: Float64Array, begin: number): Float64Array => of.subarray(begin, begin + d * n);
  const parts = Array.from({ length: memory.rows * heads }, (_, each) => {
    const [i, h] = [Math.floor(each / heads), each % heads];
    const [q, k, v] = [0, 1, 2].map((third) => ((3 * i + third) * channels + h * d) * n);
    const to = (i * channels + h * d) * n;
    return {
      q: part(x, q!),
      k: part(x, k!),
      v: part(x, v!),
      y: part(y, to),
      dq: part(dx, q!),
      dk: part(dx, k!),
      dv: part(dx, v!),
      dy: part(dy, to),
      share: shares.subarray(each * n * n, (each + 1) * n * n),
    };
  });

  return {
    forward(rows) {
      for (let each = 0; each < rows * heads; each++) {
        const head = parts[each]!;
        const [qT, kT] = [transpose(left, head.q, d, n), transpose(right, head.k, d, n)];
        multiplyTransposed(head.share, qT, kT, n, n, d);
        softmaxRows(head.share, n, root);
        multiplyTransposed(head.y, head.v, head.share, d, n, n);
      }
    },
    backward(rows) {
      for (let each = 0; each < rows * heads; each++) {
        const head = parts[each]!;
        multiplyTransposed(product, head.dy, transpose(turned, head.share, n, n), d, n, n);
        addScaled(head.dv, product, 1);
        const [dyT, vT] = [transpose(left, head.dy, d, n), transpose(right, head.v, d, n)];
        multiplyTransposed(scores, dyT, vT, n, n, d);
        softmaxBackward(scores, head.share, n);
        multiplyTransposed(product, head.k, scores, d, n, n);
        addScaled(head.dq, product, root);
        multiplyTransposed(product, head.q, transpose(turned, scores, n, n), d, n, n);
        addScaled(head.dk, product, root);
      }
    },
  };
};

/** Adds `factor` times other numbers. */
function addScaled(sums: Float64Array, terms: Float64Array, factor: number): void {
  for (let p = 0; p < sums.length; p++) sums[p]! += factor * terms[p]!;
}

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
