import { constant, cosine, linear, scaledLinear, type Schedule, sigmoid } from "@inkwash/schedules";
import type { ScheduleDocument } from "./document/schedule.ts";

/** The schedule that a document describes. */
export function scheduleOf(document: ScheduleDocument): Schedule {
  switch (document.kind) {
    case "linear":
      return linear(document.steps, document);
    case "scaled-linear":
      return scaledLinear(document.steps, document);
    case "sigmoid":
      return sigmoid(document.steps, document);
    case "constant":
      return constant(document.steps, document);
    case "cosine":
      return cosine(document.steps, document);
  }
}
