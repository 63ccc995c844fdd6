import { FLOWS, LEVELS, TIMES, TOKENS } from "./defaults-continuous.ts";
import { SIGMA_CLASSES, STEPS } from "./defaults-trained.ts";
import type { DiffusersConfig, Family } from "./types.ts";

const FAMILIES: Readonly<Record<Family, Readonly<Record<string, DiffusersConfig>>>> = {
  steps: STEPS,
  sigmas: SIGMA_CLASSES,
  levels: LEVELS,
  flows: FLOWS,
  times: TIMES,
  tokens: TOKENS,
};

/** The names of all classes that are known. */
export const DIFFUSERS_CLASSES: readonly string[] = Object.values(FAMILIES).flatMap((classes) =>
  Object.keys(classes),
);

/** The family and the defaults of a class. */
export function classOf(name: string): { family: Family; defaults: DiffusersConfig } {
  for (const family of Object.keys(FAMILIES) as Family[]) {
    const defaults = FAMILIES[family][name];
    if (defaults !== undefined) return { family, defaults };
  }
  throw new RangeError(
    `fromDiffusers: _class_name must be a scheduler of diffusers; got ${JSON.stringify(name)}`,
  );
}

/** A setting that has to be a number; "-Infinity" is what JSON makes of one. */
export function numberIn(config: DiffusersConfig, key: string): number {
  const value = config[key];
  if (typeof value === "number") return value;
  if (value === "-Infinity") return -Infinity;
  throw new TypeError(`fromDiffusers: ${key} must be a number; got ${JSON.stringify(value)}`);
}

/** A setting that may be missing or null. */
export function optionalIn(config: DiffusersConfig, key: string): number | undefined {
  const value = config[key];
  return value === undefined || value === null ? undefined : numberIn(config, key);
}

/** A setting that is on. */
export function isOn(config: DiffusersConfig, key: string): boolean {
  return config[key] === true;
}
