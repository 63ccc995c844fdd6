import type { Stream } from "@inkwash/random";
import { checkInteger } from "./check.ts";
import type { Draws } from "./draws.ts";
import type { Trainer } from "./trainer.ts";

/** What is measured during training, and when. */
export interface Evaluate {
  /** The number of steps between two evaluations, a positive integer. */
  readonly every: number;
  /**
   * How many steps have been taken at the first one, a positive integer.
   * @defaultValue every
   */
  readonly first?: number | undefined;
  /**
   * Measures, and must not change the trainer.
   *
   * `rng` is a stream of its own, `rng.fork("evaluation").fork(step)` of training's, so that measuring
   * changes nothing in training; it is absent where training draws from something else than a stream.
   * Who wants to draw from training's own sequential generator, as tutorial 004 does, has it at hand.
   */
  run(trainer: Trainer, rng: Stream | undefined): Readonly<Record<string, number>>;
}

/** A function that evaluates when it is time, and gives undefined otherwise. */
export function evaluator(
  trainer: Trainer,
  evaluate: Evaluate,
  rng: Stream | Draws,
): (step: number) => Readonly<Record<string, number>> | undefined {
  const { every, first = every } = evaluate;
  checkInteger("train", "evaluate.every", every, 1);
  checkInteger("train", "evaluate.first", first, 1);
  const streams = "fork" in rng ? rng.fork("evaluation") : undefined;
  return (step) => {
    if (step < first || (step - first) % every !== 0) return undefined;
    return evaluate.run(trainer, streams?.fork(step));
  };
}
