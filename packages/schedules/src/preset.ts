import { checkWord } from "./check.ts";
import { constant } from "./constant.ts";
import { linear } from "./linear.ts";
import { scaledLinear } from "./scaled-linear.ts";
import { sigmoid } from "./sigmoid.ts";
import type { Schedule } from "./types.ts";

/** The schedules of the five tutorials, by tutorial and use. */
export type Preset =
  | "000-mixture"
  | "001-image"
  | "001-mixture"
  | "002-points"
  | "003-linear"
  | "003-quadratic"
  | "003-constant"
  | "004-faithful"
  | "004-corrected";

const PRESETS: Readonly<Record<Preset, () => Schedule>> = {
  "000-mixture": () => linear(1000),
  "001-image": () => constant(20, { beta: 0.25 }),
  "001-mixture": () => constant(40, { beta: 0.5 }),
  "002-points": () => constant(200, { beta: 0.2 * 0.2 }),
  "003-linear": () => linear(200, { end: 0.1 }),
  "003-quadratic": () => scaledLinear(200, { start: 1e-4, end: 0.1 }),
  "003-constant": () => constant(200, { beta: 0.1 }),
  "004-faithful": () => sigmoid(100, { start: 1e-5, end: 5e-3 }),
  "004-corrected": () => linear(100, { end: 0.1 }),
};

/**
 * A schedule of one of the tutorials.
 *
 * 000: linear, 1e-4 to 0.02, 1000 steps. 001: constant, 0.25 for 20 steps (the picture) and 0.5 for 40
 * (the mixture). 002: constant, 0.04 for 200 steps. 003: linear and quadratic, 1e-4 to 0.1, and
 * constant, 0.1, all 200 steps. 004: sigmoid, 1e-5 to 5e-3, 100 steps as it stands there, which ends
 * at an alphaBar of 0.778; corrected, linear, 1e-4 to 0.1.
 *
 * @param name - Which one.
 * @throws RangeError if there is no schedule of this name.
 */
export function preset(name: Preset): Schedule {
  checkWord("preset", "name", name, Object.keys(PRESETS));
  return PRESETS[name]();
}
