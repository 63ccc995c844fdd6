import { philox } from "@inkwash/random";
import {
  createTrainer,
  initialise,
  train,
  type Engine,
  type Samples,
  type Trainer,
} from "../../src/index.ts";
import { tutorialNetwork, tutorialTable } from "../tutorial.ts";

/** The table's columns rounded, so that no engine's own exp or sqrt shows in them. */
const table = (() => {
  const exact = tutorialTable(100);
  const signal = exact.signal.map(Math.fround);
  return { ...exact, signal, noise: signal.map((s) => Math.sqrt(1 - s * s)) };
})();

const network = tutorialNetwork(128, 100);
const data: Samples = {
  data: philox(7).fillNormal(new Float32Array(2000)),
  shape: [1000, 2],
};

/** A trainer of the tutorial's network. */
export const trainerOf = (engine: Engine): Trainer =>
  createTrainer(network, table, {
    parameters: initialise(network, { rng: philox(1) }),
    ema: { decay: 0.99 },
    engine,
  });

/** Trains on until that many steps have been taken. */
export function advance(trainer: Trainer, steps: number): void {
  for (const _ of train(trainer, data, { rng: philox(2), steps }));
}

/** FNV-1a over the bits of parameters and average, as eight hexadecimal digits each. */
export function digestOf(trainer: Trainer): string {
  return [trainer.parameters, trainer.average]
    .map((values) => {
      let hash = 0x811c9dc5;
      for (const word of new Uint32Array(Float32Array.from(values).buffer)) {
        hash = Math.imul(hash ^ word, 0x01000193) >>> 0;
      }
      return hash.toString(16).padStart(8, "0");
    })
    .join(" ");
}

/** The digest after 1,000 strict steps: on every engine, with any number of threads. */
export const frozen = "3f727be3 68d65bff";
