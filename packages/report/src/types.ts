import type { Event } from "@inkwash/experiment";

/** A finished file of a report. */
export interface ReportFile {
  /** A file name without folders: lower-case letters, digits, hyphens and one dot. */
  readonly name: string;
  /** Its media type, such as `image/gif`. */
  readonly mediaType: string;
  /** Its content, fresh: it belongs to the receiver. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What watches a run and turns what it sees into files. */
export interface Report {
  /**
   * Takes the next event of a run.
   *
   * @param event - Read and never changed; some of its arrays are kept for the figures.
   * @returns The files that this event completed, such as a film with its last frame.
   * @throws Error if the report is finished; RangeError if points are not finite.
   */
  push(event: Event): ReportFile[];
  /**
   * Ends the report, also that of a run that was stopped early: what was seen is shown.
   *
   * @returns All files that `push` has not returned, `report.html` the last of them.
   * @throws Error if the report is finished already.
   */
  finish(): ReportFile[];
}
