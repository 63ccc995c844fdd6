import { checkWord } from "./check.ts";

/**
 * What a network is told about the place in the process.
 *
 * The step index t in 0..T-1, or the log-SNR, which means the same under every schedule.
 */
export type Condition = "step" | "log-snr";

const CONDITIONS: readonly Condition[] = ["step", "log-snr"];

/** Refuses what is not a condition. */
export function checkCondition(who: string, condition: Condition): void {
  checkWord(who, "condition", condition, CONDITIONS);
}

/** The number that the network gets at step t. */
export function conditionOf(condition: Condition, t: number, logSnr: number): number {
  return condition === "step" ? t : logSnr;
}

/** As {@link conditionOf}, for a table that a network will see: there it must be finite. */
export function finiteConditionOf(
  who: string,
  condition: Condition,
  t: number,
  logSnr: number,
): number {
  const value = conditionOf(condition, t, logSnr);
  if (!Number.isFinite(value)) {
    throw new RangeError(
      `${who}: the log-SNR of step ${t} is ${value}, which no network can be told; ` +
        `use condition "step" or keep beta inside (0, 1)`,
    );
  }
  return value;
}
