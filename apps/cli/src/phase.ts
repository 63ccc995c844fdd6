import type { Event } from "@inkwash/experiment";

/** A part of a run, and how far it is. */
export interface Phase {
  readonly name: string;
  /** Steps done. */
  readonly done: number;
  /** Steps in all, where that is known. */
  readonly of?: number | undefined;
  /** What a step is called, in the plural. */
  readonly unit: string;
  /** The mean of the last losses, in training. */
  readonly loss?: number | undefined;
}

/** Where a run is after an event, given where it was. */
export function phaseOf(event: Event, before: Phase | undefined): Phase | undefined {
  switch (event.type) {
    case "forward-step": {
      const { subject, frame, frames } = event;
      return { name: `${subject} under noise`, done: frame + 1, of: frames, unit: "frames" };
    }
    case "train-step": {
      const { step, steps, losses } = event;
      const loss = losses.reduce((sum, each) => sum + each, 0) / losses.length;
      return { name: "training", done: step, of: steps, unit: "steps", loss };
    }
    case "sample-step": {
      const { sampler, step, steps } = event;
      return { name: `sampling with ${sampler}`, done: step, of: steps, unit: "steps" };
    }
    case "metric": {
      if (event.of === "forward") return before;
      const done = before?.name === "judging" ? before.done + 1 : 1;
      return { name: "judging", done, unit: "numbers" };
    }
    default:
      return before;
  }
}
