import { checkWord } from "./check.ts";
import { checkCondition, finiteConditionOf, type Condition } from "./condition.ts";
import { knots, SPACINGS, type Spacing } from "./knots.ts";
import { noiseOf, signalOf } from "./rates.ts";
import type { Grid, Schedule } from "./types.ts";

/** Options of {@link grid}. */
export interface GridOptions {
  /**
   * How many steps N in [1, T] a sampler takes, or which ones: step indices, strictly descending.
   * More steps cost more calls of the network and make smaller errors.
   * @defaultValue T, every step
   */
  readonly steps?: number | readonly number[] | undefined;
  /**
   * How N steps are chosen among the T; it does not matter where `steps` is a list.
   * @defaultValue "trailing"
   */
  readonly spacing?: Spacing | undefined;
  /**
   * What is added to every step of the leading spacing, an integer >= 0: 1 for Stable Diffusion 1
   * and 2, whose sampling ends at step 1.
   * @defaultValue 0
   */
  readonly offset?: number | undefined;
  /**
   * What the network is told at each step.
   * @defaultValue "step"
   */
  readonly condition?: Condition | undefined;
}

/**
 * The places that a sampler visits, from noisy to clean: N steps of the schedule, then the data.
 *
 * @param schedule - A discrete schedule of T steps.
 * @param options - See {@link GridOptions}.
 * @returns N + 1 knots; the last one is the clean end (signal 1, noise 0, logSnr Infinity).
 * @throws RangeError if there are more steps than the schedule has, if a list is not strictly
 * descending, if two knots would be the same place (beta = 0 between them), or if a condition would
 * be infinite.
 * @see {@link https://arxiv.org/abs/2305.08891 | arXiv:2305.08891}, table 2
 */
export function grid(schedule: Schedule, options: GridOptions = {}): Grid {
  const { spacing = "trailing", offset = 0, condition = "step" } = options;
  checkWord("grid", "spacing", spacing, SPACINGS);
  checkCondition("grid", condition);
  if (offset !== 0 && (spacing !== "leading" || typeof options.steps === "object")) {
    throw new RangeError(`grid: offset belongs to the leading spacing alone; got ${offset}`);
  }
  const total = schedule.beta.length;
  const list = moved(total, steps(total, options.steps, spacing), offset);
  const knot = (table: (t: number) => number, clean: number): Float64Array<ArrayBuffer> =>
    Float64Array.from({ length: list.length + 1 }, (_, n) =>
      n < list.length ? table(list[n]!) : clean,
    );
  const logSnr = knot((t) => schedule.logSnr[t]!, Infinity);
  checkApart(list, logSnr);
  return {
    signal: knot((t) => signalOf(schedule.logAlphaBar[t]!), 1),
    noise: knot((t) => noiseOf(schedule.logAlphaBar[t]!), 0),
    logSnr,
    condition: Float64Array.from(list, (t, n) =>
      finiteConditionOf("grid", condition, t, logSnr[n]!),
    ),
  };
}

function checkApart(list: readonly number[], logSnr: Float64Array): void {
  for (let n = 0; n < list.length; n++) {
    if (logSnr[n + 1]! > logSnr[n]!) continue;
    const next = n + 1 < list.length ? `step ${list[n + 1]}` : "the data";
    throw new RangeError(
      `grid: step ${list[n]} is as noisy as ${next}, so a sampler cannot go from one to the ` +
        `other; leave one of them out or keep beta inside (0, 1)`,
    );
  }
}

function moved(total: number, list: readonly number[], offset: number): readonly number[] {
  if (offset === 0) return list;
  if (!(Number.isInteger(offset) && offset > 0 && list[0]! + offset < total)) {
    throw new RangeError(
      `grid: offset must be an integer >= 0 that keeps the ${list.length} steps in ` +
        `[0, ${total - 1}]; got ${offset}, which moves step ${list[0]} to ${list[0]! + offset}`,
    );
  }
  return list.map((t) => t + offset);
}

function steps(
  total: number,
  wanted: number | readonly number[] = total,
  spacing: Spacing,
): readonly number[] {
  if (typeof wanted !== "number") return checkedList(total, wanted);
  if (!(Number.isInteger(wanted) && wanted >= 1 && wanted <= total)) {
    throw new RangeError(
      `grid: steps must be an integer in [1, ${total}], the steps of the schedule; got ${wanted}`,
    );
  }
  return knots(total, wanted, spacing);
}

function checkedList(total: number, list: readonly number[]): readonly number[] {
  if (list.length === 0) throw new RangeError("grid: steps must hold at least one step; got []");
  list.forEach((t, n) => {
    if (!(Number.isInteger(t) && t >= 0 && t < (n === 0 ? total : list[n - 1]!))) {
      throw new RangeError(
        `grid: steps must be strictly descending integers in [0, ${total - 1}]; ` +
          `got ${t} at position ${n}`,
      );
    }
  });
  return list;
}
