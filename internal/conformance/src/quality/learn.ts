import {
  cosineRate,
  createTrainer,
  initialise,
  train,
  type Ema,
  type Engine,
  type Network,
  type Trainer,
  type TrainingTable,
} from "@inkwash/nn";
import type { Stream } from "@inkwash/random";
import type { PlaneSet } from "./plane-sets.ts";

/** What is trained, and how. */
export interface Course {
  /** The network. */
  readonly network: Network;
  /** What it learns. */
  readonly table: TrainingTable;
  /** The length of the training, a positive integer. */
  readonly steps: number;
  /** The samples per step. */
  readonly batch: number;
  /** The largest learning rate. */
  readonly rate: number;
  /** The moving averages that are kept. */
  readonly ema: readonly Ema[];
  /** What runs it. */
  readonly engine: Engine;
}

/** What came of it. */
export interface Learned {
  /** The trainer after its last step. */
  readonly trainer: Trainer;
  /** Seconds of processor time, of all threads together. */
  readonly seconds: number;
}

/** How many steps go by before points are drawn again. */
const stepsPerDraw = 1000;

/**
 * Trains on points that are drawn afresh: none is seen twice, so nothing can be memorised.
 *
 * @param onDraw - Called whenever the points of a draw have all been seen.
 */
export function learn(
  set: PlaneSet,
  course: Course,
  rng: Stream,
  onDraw?: (trainer: Trainer) => void,
): Learned {
  const { network, table, steps, batch, rate, ema, engine } = course;
  const before = process.cpuUsage();
  const trainer = createTrainer(network, table, {
    parameters: initialise(network, { rng: rng.fork("weights") }),
    learningRate: cosineRate(rate, { steps, warmUp: Math.min(500, steps / 10), end: 1e-5 }),
    ema,
    engine,
  });
  for (let k = 0; trainer.step < steps; k++) {
    const fresh = set.draw(stepsPerDraw * batch, rng.fork("data").fork(k));
    const upTo = Math.min((k + 1) * stepsPerDraw, steps);
    const run = train(trainer, fresh, { rng: rng.fork("steps"), steps: upTo, batch });
    while (!run.next().done);
    onDraw?.(trainer);
  }
  const { user, system } = process.cpuUsage(before);
  return { trainer, seconds: (user + system) / 1e6 };
}
