import { pow } from "@inkwash/special";
import { checkPositive, checkWord } from "./check.ts";
import type { Prediction } from "./types.ts";

/**
 * How the rows of a training table weigh against each other.
 *
 * All but simple are weights of the squared error of the predicted data, and are converted to what is
 * predicted: the same loss whatever the network gives. With sigma = noise / signal:
 *
 * - simple: 1 in the predicted quantity; with epsilon the loss of Ho et al.;
 * - snr: SNR, the simple loss of epsilon;
 * - truncated-snr: max(SNR, 1); v: SNR + 1, the simple loss of v (Salimans and Ho);
 * - min-snr: min(SNR, gamma) (Hang et al.);
 * - p2: SNR / (snrOffset + SNR)^gamma (Choi et al.);
 * - edm: (sigma^2 + dataScale^2) / (sigma dataScale)^2 (Karras et al.);
 * - kl: the evidence lower bound, in nats per coordinate.
 */
export type Weighting = "simple" | "snr" | "truncated-snr" | "min-snr" | "p2" | "v" | "edm" | "kl";

/** How the rows of a training table weigh, and what the weightings depend on. */
export interface WeightingOptions {
  /**
   * How the rows weigh against each other.
   * @defaultValue "simple"
   */
  readonly weighting?: Weighting | undefined;
  /**
   * The bound of min-snr or the power of p2, > 0.
   * @defaultValue 5 for min-snr, 1 for p2
   */
  readonly gamma?: number | undefined;
  /**
   * The k of p2, > 0: the larger, the less the clean rows lose.
   * @defaultValue 1
   */
  readonly snrOffset?: number | undefined;
  /**
   * The standard deviation of the data, > 0, for the weighting and the preconditioning of EDM.
   * @defaultValue 0.5
   */
  readonly dataScale?: number | undefined;
}

/** A place as the weightings see it. */
export interface WeighedPlace {
  /** The rate of the data. */
  readonly signal: number;
  /** The rate of the noise. */
  readonly noise: number;
  /** Half the KL rate times signal^2: the weight of kl times noise^2. */
  readonly kl: number;
}

/** The weight of a place, for the prediction that a network learns. */
export type Weigh = (predicts: Prediction, place: WeighedPlace) => number;

/**
 * The weights of one weighting. Each is defined by its weight of the data's error times noise^2, a
 * function of signal^2 and noise^2 that is homogeneous of degree 1; an error e of the data is an error
 * e D / noise of a prediction data x0 + noise epsilon with D = data noise - noise' signal.
 */
export function weigher(who: string, options: WeightingOptions): Weigh {
  const { weighting = "simple", gamma, snrOffset = 1, dataScale = 0.5 } = options;
  checkWord(who, "weighting", weighting, WEIGHTINGS);
  if (gamma !== undefined) checkPositive(who, "gamma", gamma);
  checkPositive(who, "snrOffset", snrOffset);
  checkPositive(who, "dataScale", dataScale);
  if (weighting === "simple") return () => 1;
  const laws: Record<Exclude<Weighting, "simple" | "kl">, (s2: number, n2: number) => number> = {
    snr: (s2) => s2,
    "truncated-snr": Math.max,
    "min-snr": (s2, n2) => Math.min(s2, (gamma ?? 5) * n2),
    p2: (s2, n2) => s2 / pow(snrOffset + s2 / n2, gamma ?? 1),
    v: (s2, n2) => s2 + n2,
    edm: (s2, n2) => s2 + n2 / (dataScale * dataScale),
  };
  return (predicts, { signal, noise, kl }) => {
    const [s2, n2] = [signal * signal, noise * noise];
    const of = (x: number, y: number, scale: number): number =>
      weighting === "kl" ? kl / scale : laws[weighting](x, y);
    // Each form keeps what the others lose where signal or noise is 0.
    if (predicts === "epsilon") return of(1, n2 / s2, s2);
    if (predicts === "x0") return of(s2 / n2, 1, n2);
    if (predicts === "score") return of(1, n2 / s2, s2) * n2;
    const d = predicts === "v" ? s2 + n2 : signal + noise;
    return of(s2, n2, 1) / (d * d);
  };
}

/** A weight that a loss can be multiplied by. */
export function checkWeight(who: string, weight: number, where: string): number {
  if (Number.isFinite(weight)) return weight;
  throw new RangeError(
    `${who}: the weight of ${where} is not finite; choose another weighting or prediction, or ` +
      `leave this end of the process out`,
  );
}

const WEIGHTINGS: readonly Weighting[] = [
  "simple",
  "snr",
  "truncated-snr",
  "min-snr",
  "p2",
  "v",
  "edm",
  "kl",
];
