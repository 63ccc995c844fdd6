import type { Rng } from "@inkwash/random";
import { at, posterior as tables, x0From, type Denoiser, type Schedule } from "@inkwash/schedules";
import { checkSamples } from "./check.ts";
import { combine } from "./combine.ts";
import { decoderTerm } from "./decoder-term.ts";
import { fresh } from "./fresh.ts";
import { gaussianKl } from "./gaussian-kl.ts";
import { jump } from "./jump.ts";
import { logTransition } from "./log-transition.ts";
import { checkSource, draws } from "./noise-source.ts";
import { posterior, type Gaussian } from "./posterior.ts";
import { priorTerm } from "./prior-term.ts";
import type { Samples } from "./types.ts";

/** Options of {@link evidence}: exactly one of `noise` and `rng` is needed. */
export interface EvidenceOptions {
  /** Where the noise is drawn. A Stream is forked by step index; any other Rng is drawn from t = T - 1 down. */
  readonly rng?: Rng | undefined;
  /** The noise that is added at a step index, as many elements as x0. */
  readonly noise?: ((t: number) => Samples) | undefined;
  /**
   * The variance of the model's steps: that of the posterior (its clipped value at t = 0), or beta.
   * @defaultValue "posterior"
   */
  readonly variance?: "posterior" | "beta" | undefined;
  /**
   * How many values an element of the data can have, evenly spaced in [-1, 1]; see `decoderTerm`.
   * @defaultValue none: the data is continuous and the last term is minus its log-density
   */
  readonly levels?: number | undefined;
  /** Stops between two steps once `aborted` is true. */
  readonly signal?: { readonly aborted: boolean } | undefined;
}

/** An upper bound of -ln p(x_0) and its terms, in nats, one number per sample. */
export interface Evidence {
  /** L_T, what the end of the noising process costs; see `priorTerm`. */
  readonly prior: Float64Array<ArrayBuffer>;
  /** By step index, one draw each: the decoder's term at t = 0, KL(q(x_(t-1) | x_t, x_0) || p) above. */
  readonly steps: readonly Float64Array<ArrayBuffer>[];
  /** The sum of all terms. */
  readonly total: Float64Array<ArrayBuffer>;
}

/**
 * The evidence bound of a denoiser, term by term.
 *
 * -ln p(x_0) <= L_T + sum_(t >= 1) E KL(q(x_(t-1) | x_t, x_0) || p(x_(t-1) | x_t)) - E ln p(x_0 | x_1), every
 * expectation over x_t taken with one draw of noise: unbiased, and exact on average.
 *
 * @param x0 - Samples [n, ...].
 * @param schedule - A discrete schedule of T steps, with beta > 0 in its first step and beta < 1.
 * @param denoiser - Anything that predicts what x is made of; it is called T times.
 * @param options - See {@link EvidenceOptions}.
 * @throws RangeError if the schedule has steps without noise; TypeError if noise and rng are both
 * there or both absent; Error if it was stopped.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eq. 5
 */
export async function evidence(
  x0: Samples,
  schedule: Schedule,
  denoiser: Denoiser,
  options: EvidenceOptions,
): Promise<Evidence> {
  const { rng, noise, variance = "posterior", levels, signal } = options;
  checkSamples("evidence", "x0", x0);
  checkSource("evidence", noise, rng);
  if (variance !== "posterior" && variance !== "beta") {
    throw new RangeError(
      `evidence: variance must be "posterior" or "beta"; got ${String(variance)}`,
    );
  }
  const draw = noise ?? draws(rng!, x0);
  const variances = variance === "beta" ? schedule.beta : clipped(tables(schedule).variance);
  const last = schedule.beta.length - 1;
  const prior = priorTerm(x0, at(schedule, last));
  const total = prior.slice();
  const steps: Float64Array<ArrayBuffer>[] = [];
  for (let t = last; t >= 0; t--) {
    if (signal?.aborted) throw new Error(`evidence: stopped at step ${t}`);
    const xt = jump(x0, at(schedule, t), { noise: draw(t) });
    const mean = await predictedMean(xt, schedule, denoiser, t);
    const model = { mean, variance: variances[t]! };
    const term =
      t > 0 ? gaussianKl(posterior(x0, xt, schedule, t), model) : decode(x0, model, levels);
    steps[t] = term;
    term.forEach((value, i) => (total[i]! += value));
  }
  return { prior, steps, total };
}

/** The variance of the first step, which is 0, becomes that of the second, as Ho et al. clip it. */
function clipped(variance: Float64Array): Float64Array {
  return variance.length > 1 ? variance.with(0, variance[1]!) : variance;
}

/** The mean of p(x_(t-1) | x_t): that of the posterior, with the prediction in the place of x_0. */
async function predictedMean(
  xt: Samples,
  schedule: Schedule,
  denoiser: Denoiser,
  t: number,
): Promise<Samples> {
  const place = at(schedule, t);
  const prediction = await denoiser.call(xt, place);
  const recovery = x0From(denoiser.predicts, place.signal, place.noise);
  const data = combine(recovery.state, xt, recovery.prediction, prediction, fresh(xt));
  return posterior(data, xt, schedule, t, { out: data }).mean;
}

function decode(
  x0: Samples,
  model: Pick<Gaussian<number>, "mean" | "variance">,
  levels: number | undefined,
): Float64Array<ArrayBuffer> {
  if (levels !== undefined) return decoderTerm(x0, model, { levels });
  const rates = { signal: 1, noise: Math.sqrt(model.variance) };
  return logTransition(model.mean, x0, rates).map((value) => -value);
}
