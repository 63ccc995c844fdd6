import type {
  ArtifactEvent,
  Document,
  DoneEvent,
  Event,
  ForwardStepEvent,
  MetricEvent,
  Samples,
  ScheduleEvent,
} from "@inkwash/experiment";
import { createLosses, type Losses } from "./losses.ts";

/** How far a sampler came, and the newest points that it showed. */
export interface Sampling {
  readonly step: number;
  readonly steps: number;
  readonly x?: Samples | undefined;
}

/** What the figures and the page need of a run: its size does not grow with the run's length. */
export interface Story {
  document?: Document | undefined;
  schedule?: ScheduleEvent | undefined;
  done?: DoneEvent | undefined;
  /** Steps done and steps in all. */
  training?: { readonly step: number; readonly steps: number } | undefined;
  /** The first, the middle and the last frame of the data. */
  readonly frames: ForwardStepEvent[];
  readonly losses: Losses;
  readonly samplers: Map<string, Sampling>;
  readonly metrics: MetricEvent[];
  /** The JSON files of the run itself. */
  readonly artifacts: ArtifactEvent[];
}

/** The story before anything has happened. */
export function createStory(): Story {
  return {
    frames: [],
    losses: createLosses(),
    samplers: new Map(),
    metrics: [],
    artifacts: [],
  };
}

/** Goes on with the story. */
export function tell(story: Story, event: Event): void {
  switch (event.type) {
    case "artifact":
      if (event.mediaType !== "application/json") return;
      story.artifacts.push(event);
      if (event.name !== "experiment.json") return;
      story.document = JSON.parse(new TextDecoder().decode(event.bytes)) as Document;
      return;
    case "schedule":
      story.schedule = event;
      return;
    case "forward-step": {
      const { subject, frame, frames } = event;
      const kept = [0, Math.floor((frames - 1) / 2), frames - 1];
      if (subject === "data" && kept.includes(frame)) story.frames.push(event);
      return;
    }
    case "train-step":
      story.training = { step: event.step, steps: event.steps };
      story.losses.add(event.losses);
      return;
    case "sample-step": {
      const { sampler, step, steps, x = story.samplers.get(sampler)?.x } = event;
      story.samplers.set(sampler, { step, steps, x });
      return;
    }
    case "metric":
      story.metrics.push(event);
      return;
    case "done":
      story.done = event;
      story.document = event.document;
  }
}
