import { checkAlike, checkCoefficient, checkSamples } from "./check.ts";
import { normalInterval } from "./normal-interval.ts";
import type { Gaussian } from "./posterior.ts";
import type { Samples } from "./types.ts";

/** Options of {@link decoderTerm}. */
export interface DecoderTermOptions {
  /**
   * How many values an element of the data can have, evenly spaced in [-1, 1], an integer >= 2.
   * @defaultValue 256
   */
  readonly levels?: number | undefined;
}

/**
 * What it costs to say which of the data's discrete values is meant: the term L_0, in nats.
 *
 * -ln p(x_0 | x_1) = -sum_i ln P(x_i - h < X < x_i + h), X ~ N(mean_i, variance), h = 1 / (levels - 1),
 * where the first bin reaches down to -Infinity and the last one up to Infinity. Far bins keep their
 * logarithm where the probability itself underflows.
 *
 * @param x0 - Samples [n, ...] with elements in [-1, 1], such as pictures.
 * @param model - The Gaussian that decodes: as many elements, in the same precision, variance > 0.
 * @param options - See {@link DecoderTermOptions}.
 * @returns One number >= 0 per sample.
 * @throws RangeError if an element is outside [-1, 1], lengths do not fit, a variance is not > 0 or
 * `levels` is not an integer >= 2; TypeError if precisions are mixed.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eq. 13
 */
export function decoderTerm(
  x0: Samples,
  model: Pick<Gaussian, "mean" | "variance">,
  options: DecoderTermOptions = {},
): Float64Array<ArrayBuffer> {
  const { levels = 256 } = options;
  const { mean, variance } = model;
  checkSamples("decoderTerm", "x0", x0);
  checkAlike("decoderTerm", "model.mean", mean, x0);
  const rows = x0.shape[0]!;
  checkCoefficient("decoderTerm", "model.variance", variance, rows);
  if (!(Number.isInteger(levels) && levels >= 2)) {
    throw new RangeError(`decoderTerm: levels must be an integer >= 2; got ${levels}`);
  }
  const size = x0.data.length / rows;
  const half = 1 / (levels - 1);
  return Float64Array.from({ length: rows }, (_, row) => {
    const deviation = Math.sqrt(typeof variance === "number" ? variance : variance[row]!);
    if (!(deviation > 0)) {
      throw new RangeError(`decoderTerm: model.variance must be > 0 at sample ${row}`);
    }
    let sum = 0;
    for (let i = row * size; i < (row + 1) * size; i++) {
      const value = x0.data[i]!;
      if (!(value >= -1 && value <= 1)) {
        throw new RangeError(
          `decoderTerm: elements of x0 must be in [-1, 1]; got ${value} at ${i}`,
        );
      }
      const apart = value - mean.data[i]!;
      const low = value - half <= -1 ? -Infinity : (apart - half) / deviation;
      const high = value + half >= 1 ? Infinity : (apart + half) / deviation;
      const width = high - low === Infinity ? Infinity : (2 * half) / deviation;
      sum -= normalInterval(low, high, width).logMass;
    }
    return sum;
  });
}
