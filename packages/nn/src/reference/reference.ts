import type { Engine } from "../engine.ts";
import { createLearner } from "./learner.ts";
import { createPredictor } from "./predictor.ts";

/**
 * The readable engine: plain loops, float64 arithmetic.
 *
 * Parameters, moments and averages are stored in the precision of the parameters it is given, and
 * everything in between is float64, every sum in a fixed order: the same bits on every machine.
 */
export function reference(): Engine {
  return { name: "reference", createPredictor, createLearner };
}
