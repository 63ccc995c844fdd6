import type { DoneEvent, MetricEvent } from "@inkwash/experiment";
import { createReport } from "@inkwash/report";
import type { Experiment } from "./experiment-file.ts";
import { jsonLine } from "./json-line.ts";
import type { OutputFolder } from "./output-folder.ts";
import { type Phase, phaseOf } from "./phase.ts";
import type { Progress } from "./progress.ts";
import { startStopwatch } from "./stopwatch.ts";
import { timingsFile } from "./timings.ts";

/** What a run is given. */
export interface RunContext {
  readonly signal: AbortSignal;
  readonly folder: OutputFolder;
  readonly progress: Progress;
  /** Takes each event as a line of JSON; absent where nobody asked for it. */
  readonly lines?: ((line: string) => void) | undefined;
}

/** What a run has found. */
export interface Outcome {
  readonly metrics: readonly MetricEvent[];
  /** Seconds from the start to the last file. */
  readonly seconds: number;
  /** False where the run was stopped. */
  readonly finished: boolean;
}

/**
 * Runs an experiment and writes every file as soon as it is complete.
 *
 * A run that is stopped ends with a report of what there is.
 */
export async function runExperiment(experiment: Experiment, context: RunContext): Promise<Outcome> {
  const { signal, folder, progress, lines } = context;
  const stopwatch = startStopwatch();
  const report = createReport();
  const metrics: MetricEvent[] = [];
  let done: DoneEvent | undefined;
  let phase: Phase | undefined;
  try {
    for await (const event of experiment.events) {
      phase = phaseOf(event, phase);
      const spent = stopwatch.lap(phase?.name ?? "setting up");
      if (phase) progress.at(phase, spent);
      if (event.type === "artifact") await folder.write(event.name, event.bytes);
      if (event.type === "checkpoint") await folder.write("checkpoint.safetensors", event.bytes);
      lines?.(jsonLine(event)); // who reads of a file finds it
      if (event.type === "metric") metrics.push(event);
      if (event.type === "done") done = event;
      for (const { name, bytes } of report.push(event)) await folder.write(name, bytes);
      stopwatch.lap("pictures and files");
    }
  } catch (error) {
    progress.end(signal.aborted ? "stopped" : "failed");
    if (!signal.aborted) throw error;
  }
  progress.end("done");
  for (const { name, bytes } of report.finish()) await folder.write(name, bytes);
  stopwatch.lap("pictures and files");
  await folder.write("timings.json", await timingsFile({ experiment, stopwatch, done }));
  return { metrics, seconds: stopwatch.total(), finished: done !== undefined };
}
