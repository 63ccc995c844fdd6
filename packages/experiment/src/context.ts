import type { Schedule } from "@inkwash/schedules";
import type { Document } from "./document/document.ts";
import type { Engine } from "./engine.ts";
import type { Samples } from "./events.ts";

/** What every phase of a run works with. */
export interface Context {
  readonly document: Document;
  readonly schedule: Schedule;
  readonly engine: Engine;
  /** The picture that the document names, opened. */
  readonly picture: Samples | undefined;
  readonly signal: AbortSignal | undefined;
}
