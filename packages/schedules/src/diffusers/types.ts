import type { ContinuousSchedule } from "../continuous/types.ts";
import type { Prediction, Schedule } from "../types.ts";

/** A value of a JSON document. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** An object of a JSON document. */
export interface JsonObject {
  /** Any key. */
  readonly [key: string]: Json;
}

/** The contents of a `scheduler_config.json`; `_class_name` says which scheduler it is. */
export type DiffusersConfig = Readonly<Record<string, Json>>;

/** How a class chooses where to go: what `diffusersSteps` follows. */
export type Family = "steps" | "sigmas" | "levels" | "flows" | "times" | "tokens";

/** A scheduler of diffusers, read from its configuration. */
export interface DiffusersScheduler {
  /** The name of its class. */
  readonly className: string;
  /** How the class chooses where to go. */
  readonly family: Family;
  /** Every setting of the class: what the configuration says, and the class's defaults. */
  readonly config: DiffusersConfig;
  /** What its network gives. */
  readonly predicts: Prediction;
  /** The discrete schedule that its network was trained with, where it is one. */
  readonly schedule?: Schedule | undefined;
  /** The continuous schedule that its network was trained with, where it is one. */
  readonly continuous?: ContinuousSchedule | undefined;
  /** The standard deviation of the data in EDM's preconditioning, for classes that have it. */
  readonly dataScale?: number | undefined;
  /** Keys of the configuration that the class does not have, kept as they are. */
  readonly unknown: DiffusersConfig;
  /** What of the configuration is not represented, and settings that contradict each other. */
  readonly unsupported: readonly string[];
}
