import type { Event } from "@inkwash/experiment";

/** A part of a run, and how far it is. */
export interface Phase {
  readonly name: string;
  /** Steps done, and in all where that is known. */
  readonly done: number;
  readonly of?: number | undefined;
  /** What a step is called, in the plural. */
  readonly unit: string;
}

/** Where a run is after an event; undefined where the event belongs to the phase before it. */
export function phaseOf(event: Event): Phase | undefined {
  switch (event.type) {
    case "forward-step":
      return {
        name: `${event.subject} under noise`,
        done: event.frame + 1,
        of: event.frames,
        unit: "frames",
      };
    case "train-step":
      return { name: "training", done: event.step, of: event.steps, unit: "steps" };
    case "sample-step":
      return {
        name: `sampling with ${event.sampler}`,
        done: event.step,
        of: event.steps,
        unit: "steps",
      };
    case "metric":
      return event.of === "forward" ? undefined : { name: "judging", done: 1, unit: "numbers" };
    default:
      return undefined;
  }
}
