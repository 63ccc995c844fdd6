import { at, fromBeta } from "@inkwash/schedules";
import { hypotenuse } from "./hypotenuse.ts";
import { isWalk, stepsOf, type Process, type Walk } from "./walk.ts";

/** The two numbers of x_to = signal x_from + noise epsilon. */
export interface Transition<Value extends number | Float64Array = number> {
  /** What is left of the earlier state, sqrt(alphaBar_to / alphaBar_from), in [0, 1] for a schedule. */
  readonly signal: Value;
  /** What is added, sqrt(1 - alphaBar_to / alphaBar_from), in [0, 1] for a schedule. */
  readonly noise: Value;
}

/**
 * The noising steps between two levels, composed into one.
 *
 * q(x_to | x_from) = N(signal x_from, noise^2 I); one level further it is
 * N(sqrt(1 - beta) x_from, beta I). It is computed from the steps between the levels alone, so that
 * nothing cancels however much noise there was before. `jump(x, transition(process, from, to), ...)`
 * makes the step.
 *
 * @param process - A discrete schedule of T steps, or a walk.
 * @param from - A level in 0..T, or one per sample; level 0 is the data, level l the state after l
 * noisings.
 * @param to - A level in from..T, or one per sample.
 * @throws RangeError if the levels are not integers with 0 <= from <= to <= T.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eqs. 2 and 4
 */
export function transition(process: Process, from: number, to: number): Transition;
export function transition(
  process: Process,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
): Transition<Float64Array<ArrayBuffer>>;
export function transition(
  process: Process,
  from: number | ArrayLike<number>,
  to: number | ArrayLike<number>,
): Transition<number | Float64Array<ArrayBuffer>> {
  if (typeof from === "number" && typeof to === "number") return one(process, from, to);
  if (typeof from === "number" || typeof to === "number" || from.length !== to.length) {
    throw new RangeError("transition: from and to must be two levels, or one pair per sample");
  }
  const each = Array.from(from, (level, i) => one(process, level, to[i]!));
  return {
    signal: Float64Array.from(each, ({ signal }) => signal),
    noise: Float64Array.from(each, ({ noise }) => noise),
  };
}

function one(process: Process, from: number, to: number): Transition {
  const steps = stepsOf(process);
  const integers = Number.isInteger(from) && Number.isInteger(to);
  if (!(integers && from >= 0 && from <= to && to <= steps)) {
    throw new RangeError(
      `transition: levels must be integers with 0 <= from <= to <= ${steps}; got ${from} and ${to}`,
    );
  }
  if (from === to) return { signal: 1, noise: 0 };
  if (isWalk(process)) return composed(process, from, to);
  const { beta } = process;
  // One step is the definition itself, without a detour through logarithms.
  if (to === from + 1) {
    return { signal: Math.sqrt(1 - beta[from]!), noise: Math.sqrt(beta[from]!) };
  }
  const { signal, noise } = at(fromBeta(beta.subarray(from, to)), to - from - 1);
  return { signal, noise };
}

function composed({ factor, noise }: Walk, from: number, to: number): Transition {
  let signal = factor[from]!;
  let deviation = noise[from]!;
  for (let t = from + 1; t < to; t++) {
    signal *= factor[t]!;
    deviation = hypotenuse(factor[t]! * deviation, noise[t]!);
  }
  return { signal, noise: deviation };
}
