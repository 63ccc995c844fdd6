import {
  type ForwardStepEvent,
  type MetricEvent,
  type Port,
  runInWorker,
} from "@inkwash/experiment";

/** What a run of a document showed. */
export interface Shot {
  /** The whole document as a file, defaults filled in. */
  readonly file: Uint8Array<ArrayBuffer>;
  /** The data under noise, from clean to noisy; at least two. */
  readonly frames: readonly ForwardStepEvent[];
  /** What was measured at each level; one-dimensional data are tested against N(0, 1). */
  readonly metrics: ReadonlyMap<number, readonly MetricEvent[]>;
}

/** Runs the forward part of a document in a worker and keeps what it yields. */
export async function shoot(
  worker: Port,
  document: unknown,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Shot> {
  let file = new Uint8Array();
  const frames: ForwardStepEvent[] = [];
  const metrics = new Map<number, MetricEvent[]>();
  for await (const event of runInWorker(worker, document, { backend: "wasm", signal })) {
    if (event.type === "artifact") file = event.bytes;
    else if (event.type === "forward-step") {
      frames.push(event);
      onProgress(frames.length / event.frames);
    } else if (event.type === "metric") {
      const level = event.level ?? 0;
      metrics.set(level, [...(metrics.get(level) ?? []), event]);
    }
  }
  return { file, frames, metrics };
}
