import type { Schedule } from "@inkwash/schedules";
import type { Data } from "./data.ts";
import type { Document } from "./document/document.ts";
import type { Engine } from "./engine.ts";
import type { Samples } from "./events.ts";
import type { Resumed } from "./history.ts";
import type { Recipe } from "./recipe.ts";

/** What every phase of a run works with. */
export interface Context {
  readonly document: Document;
  readonly schedule: Schedule;
  readonly engine: Engine;
  /** The data of the document. */
  readonly data: Data | undefined;
  /** What is learnt from them. */
  readonly recipe: Recipe | undefined;
  /** The picture that the document names, opened. */
  readonly picture: Samples | undefined;
  /** Where training goes on from. */
  readonly resume: Resumed | undefined;
  readonly signal: AbortSignal | undefined;
}
