import { checkInteger, checkNumber, checkOneOf } from "./check.ts";
import type { StopEvent } from "./train-event.ts";
import type { Trainer } from "./trainer.ts";

/** When training ends early. */
export interface Stop {
  /** The name of the metric that `evaluate` gives. */
  readonly metric: string;
  /** How many evaluations in a row may bring nothing better, a positive integer. */
  readonly patience: number;
  /**
   * Whether the metric should be small or large.
   * @defaultValue "smallest"
   */
  readonly best?: "smallest" | "largest" | undefined;
  /**
   * By how much a metric must be better to count, in [0, Infinity).
   * @defaultValue 0
   */
  readonly by?: number | undefined;
}

/** Throws unless the settings are in range and something is evaluated. */
export function checkStop(stop: Stop, evaluated: boolean): void {
  checkInteger("train", "stop.patience", stop.patience, 1);
  checkOneOf("train", "stop.best", stop.best ?? "smallest", ["smallest", "largest"]);
  checkNumber("train", "stop.by", stop.by ?? 0, 0, Infinity);
  if (!evaluated) throw new TypeError("train: stop needs evaluate, which measures its metric");
}

/** A function that keeps the best average in `trainer.best`, and says when none better has come for too long. */
export function stopper(
  trainer: Trainer,
  stop: Stop,
): (metrics: Readonly<Record<string, number>>) => StopEvent | undefined {
  const { metric, patience, best = "smallest", by = 0 } = stop;
  const sign = best === "smallest" ? 1 : -1;
  return (metrics) => {
    const value = metrics[metric];
    if (value === undefined || Number.isNaN(value)) {
      throw new RangeError(
        `train: evaluate must give a number named "${metric}", which stop asks for; got ${value}`,
      );
    }
    const { step, average } = trainer;
    const known = trainer.best;
    if (!known || sign * (known.value - value) > by) {
      trainer.best = { step, value, parameters: average.slice(), misses: 0 };
      return undefined;
    }
    const misses = known.misses + 1;
    trainer.best = { ...known, misses };
    if (misses < patience) return undefined;
    return { type: "stop", step, bestStep: known.step, best: known.value };
  };
}
