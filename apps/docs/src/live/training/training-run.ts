import { type Event, type Port, runInWorker } from "@inkwash/experiment";

/** Who is told what becomes of a run. */
export interface Watcher {
  onEvent(event: Event): void;
  /** The run came to its end. */
  onDone(): void;
  onProblem(error: Error): void;
}

/** A run of a whole document that can be held. */
export interface TrainingRun {
  readonly paused: boolean;
  /** Holds the run before its next event, or lets it go on. */
  pause(paused: boolean): void;
  /** Ends the run for good; nobody is told anything more. */
  stop(): void;
  /** Settles when the worker is free again. */
  readonly free: Promise<void>;
}

/**
 * Starts a document in a worker.
 *
 * The run goes on only when its next event is asked for, so holding it is not asking.
 */
export function startRun(worker: Port, document: unknown, watcher: Watcher): TrainingRun {
  const stopped = new AbortController();
  const { signal } = stopped;
  let held: { readonly until: Promise<void>; readonly letGo: () => void } | undefined;
  const pause = (paused: boolean): void => {
    if (!paused) {
      held?.letGo();
      held = undefined;
    } else if (!held) {
      const { promise: until, resolve: letGo } = Promise.withResolvers<void>();
      held = { until, letGo };
    }
  };
  const follow = async (): Promise<void> => {
    try {
      for await (const event of runInWorker(worker, document, { backend: "wasm", signal })) {
        if (signal.aborted) return;
        watcher.onEvent(event);
        await held?.until;
      }
      watcher.onDone();
    } catch (error) {
      if (!signal.aborted) watcher.onProblem(error as Error);
    }
  };
  return {
    get paused() {
      return held !== undefined;
    },
    pause,
    stop(): void {
      stopped.abort();
      pause(false);
    },
    free: follow(),
  };
}
