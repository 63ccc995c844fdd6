import { checkFlag, checkNumber } from "../check.ts";
import { adamW, type AdamW } from "./adam-w.ts";
import type { Moving } from "./moving.ts";
import { newtonSchulz, type NewtonSchulz } from "./newton-schulz.ts";

/** The settings of Muon, as plain data. */
export interface Muon {
  /** Names the optimizer. */
  readonly kind: "muon";
  /** The decay of the sum of gradients, in [0, 1). */
  readonly momentum: number;
  /** Whether the step looks ahead by the momentum. */
  readonly nesterov: boolean;
  /** How much of a matrix a step at rate 1 would take away, >= 0. */
  readonly weightDecay: number;
  /** What moves everything that is not an inner matrix, at the same rate. */
  readonly others: AdamW;
}

/** See {@link muon}. */
export interface MuonOptions {
  /**
   * The decay of the sum of gradients, in [0, 1).
   * @defaultValue 0.95
   */
  readonly momentum?: number | undefined;
  /**
   * Whether the step looks ahead by the momentum.
   * @defaultValue true
   */
  readonly nesterov?: boolean | undefined;
  /**
   * How much of a matrix a step at rate 1 would take away, in [0, Infinity).
   * @defaultValue 0
   */
  readonly weightDecay?: number | undefined;
  /**
   * What moves biases, norms, embeddings and the first and last layers, at the same rate.
   * @defaultValue adamW({ weightDecay: 0 })
   */
  readonly others?: AdamW | undefined;
}

/**
 * Muon: inner matrices move by orthogonal steps, the rest as with AdamW.
 *
 * m = momentum m + g; O = orthogonal(g + momentum m), or of m without `nesterov`, by five steps of
 * Newton and Schulz; W = (1 - rate weightDecay) W - rate 0.2 sqrt(max(rows, columns)) O, a step about
 * as long as Adam's, so that one rate suits both. A convolution's kernels are the matrix
 * [outputs, inputs · kernel²].
 *
 * @throws RangeError if the momentum is outside of [0, 1) or the weight decay negative.
 * @see {@link https://kellerjordan.github.io/posts/muon/}
 * @see {@link https://arxiv.org/abs/2502.16982 | arXiv:2502.16982}, eq. 4, for the length of a step
 */
export function muon(options: MuonOptions = {}): Muon {
  const { momentum = 0.95, nesterov = true, weightDecay = 0 } = options;
  const { others = adamW({ weightDecay: 0 }) } = options;
  checkNumber("muon", "momentum", momentum, 0, 1);
  checkFlag("muon", "nesterov", nesterov);
  checkNumber("muon", "weightDecay", weightDecay, 0, Infinity);
  return { kind: "muon", momentum, nesterov, weightDecay, others };
}

/** Takes a step of {@link muon} on one matrix in place, with g = `scale` times the gradient. */
export function muonStep(
  settings: Muon,
  moving: Moving,
  memory: NewtonSchulz,
  rate: number,
  scale: number,
): void {
  const { momentum, nesterov, weightDecay } = settings;
  const { parameters, firstMoment, gradient } = moving;
  const { matrix: step, rows, columns } = memory;
  for (let i = 0; i < gradient.length; i++) {
    const g = gradient[i]! * scale;
    const m = momentum * firstMoment[i]! + g;
    firstMoment[i] = m;
    step[i] = nesterov ? g + momentum * m : m;
  }
  newtonSchulz(memory);
  const kept = 1 - rate * weightDecay;
  const stepSize = rate * 0.2 * Math.sqrt(Math.max(rows, columns));
  for (let i = 0; i < step.length; i++) {
    parameters[i] = kept * parameters[i]! - stepSize * step[i]!;
  }
}
