import { checkSteps, checkUnit, checkWord } from "../check.ts";
import { exp32 } from "./exp32.ts";
import { linspace32 } from "./linspace32.ts";

const f = Math.fround;

/** The betas that PyTorch codes compute in float32: equal parts of beta, of its root, of a sigmoid, none. */
export type Betas32 = "linear" | "scaled-linear" | "sigmoid" | "constant";

/** Options of {@link betas32}. */
export interface Betas32Options {
  /** beta of the first step (the lower asymptote of the sigmoid), in [0, 1]. */
  readonly start: number;
  /**
   * beta of the last step (the upper asymptote of the sigmoid), in [0, 1].
   * @defaultValue `start`
   */
  readonly end?: number | undefined;
  /**
   * The sigmoid is cut at -range and range, a number in (0, 80).
   * @defaultValue 6
   */
  readonly range?: number | undefined;
  /**
   * Whose `torch.linspace`: the two releases differ in last bits.
   * @defaultValue 1
   */
  readonly release?: 1 | 2 | undefined;
}

/**
 * Betas as PyTorch computes them in float32, with its bits on CPUs with AVX2.
 *
 * linear `torch.linspace(start, end, T)`; scaled-linear `torch.linspace(start**0.5, end**0.5, T) ** 2`;
 * sigmoid `torch.sigmoid(torch.linspace(-range, range, T)) * (end - start) + start`; constant
 * `torch.full((T,), start)`.
 *
 * @param kind - Which of them.
 * @param steps - Number of steps T, an integer in [1, 2^24].
 * @param options - See {@link Betas32Options}.
 * @throws RangeError if an argument is out of range.
 */
export function betas32(
  kind: Betas32,
  steps: number,
  options: Betas32Options,
): Float32Array<ArrayBuffer> {
  const { start, end = start, range = 6, release = 1 } = options;
  checkWord("betas32", "kind", kind, ["linear", "scaled-linear", "sigmoid", "constant"]);
  checkSteps("betas32", steps);
  checkUnit("betas32", "start", start);
  checkUnit("betas32", "end", end);
  if (!(range > 0 && range < 80)) {
    throw new RangeError(`betas32: range must be in (0, 80); got ${range}`);
  }
  if (release !== 1 && release !== 2) {
    throw new RangeError(`betas32: release must be 1 or 2; got ${String(release)}`);
  }
  if (kind === "linear") return linspace32(start, end, steps, release);
  if (kind === "constant") return new Float32Array(steps).fill(start);
  if (kind === "scaled-linear") {
    return linspace32(Math.sqrt(start), Math.sqrt(end), steps, release).map((root) => root * root);
  }
  return linspace32(-range, range, steps, release).map((x) =>
    f(f(f(1 / f(1 + exp32(-x))) * f(end - start)) + f(start)),
  );
}
