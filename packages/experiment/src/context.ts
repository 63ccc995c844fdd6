import type { Schedule } from "@inkwash/schedules";
import type { Document } from "./document/document.ts";
import type { Engine } from "./engine.ts";

/** What every phase of a run works with. */
export interface Context {
  readonly document: Document;
  readonly schedule: Schedule;
  readonly engine: Engine;
  /** The bytes of a file that the document names. */
  readonly load: (file: string) => Promise<Uint8Array>;
  readonly signal: AbortSignal | undefined;
}
