import type { DoneEvent } from "@inkwash/experiment";
import type { Experiment } from "./experiment-file.ts";
import { machine, versions } from "./machine.ts";
import type { Stopwatch } from "./stopwatch.ts";

/** What is known of a run when its times are written down. */
export interface Timed {
  readonly experiment: Experiment;
  readonly stopwatch: Stopwatch;
  /** The last event; absent where the run was stopped. */
  readonly done: DoneEvent | undefined;
}

/** The bytes of timings.json: all that differs between two runs with the same numbers. */
export async function timingsFile(timed: Timed): Promise<Uint8Array> {
  const { experiment, stopwatch, done } = timed;
  const { name, seed } = experiment.document;
  const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000;
  const value = {
    experiment: name,
    seed,
    finished: done !== undefined,
    backend: done?.backend,
    mode: done?.mode,
    generator: done?.generator,
    seconds: rounded(stopwatch.total()),
    phases: stopwatch.phases().map((phase) => ({ ...phase, seconds: rounded(phase.seconds) })),
    machine: machine(),
    versions: await versions(),
  };
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}
