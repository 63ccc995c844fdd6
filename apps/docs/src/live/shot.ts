import {
  type Event,
  type ForwardStepEvent,
  type MetricEvent,
  type Port,
  runInWorker,
} from "@inkwash/experiment";

/** What a run of a document showed. */
export interface Shot {
  /** Everything that the run yielded, in order. */
  readonly events: readonly Event[];
  /** The data under noise, from clean to noisy; at least two. */
  readonly frames: readonly ForwardStepEvent[];
}

/** Runs the forward part of a document in a worker and keeps what it yields. */
export async function shoot(
  worker: Port,
  document: unknown,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Shot> {
  const events: Event[] = [];
  const frames: ForwardStepEvent[] = [];
  for await (const event of runInWorker(worker, document, { backend: "wasm", signal })) {
    events.push(event);
    if (event.type !== "forward-step") continue;
    frames.push(event);
    onProgress(frames.length / event.frames);
  }
  return { events, frames };
}

/** The whole document as a file, defaults filled in: the first thing that a run yields. */
export function documentFile({ events }: Shot): Uint8Array<ArrayBuffer> {
  const [first] = events;
  if (first?.type !== "artifact") throw new Error("a run begins with its document");
  return first.bytes;
}

/** What was measured at a level; one-dimensional data are tested against N(0, 1). */
export function metricsAt({ events }: Shot, level: number): MetricEvent[] {
  return events.filter((event) => event.type === "metric").filter((each) => each.level === level);
}
