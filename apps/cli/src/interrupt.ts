import { constants } from "node:os";

/** How a run is told to stop from outside. */
export interface Interrupt {
  /** Aborted by the first request to stop. */
  readonly signal: AbortSignal;
  /** The exit code that says why: 128 and the signal's number; undefined as long as nobody asked. */
  readonly code: () => number | undefined;
  /** Listens no more. */
  readonly release: () => void;
}

/**
 * Turns the first SIGINT (Ctrl-C) or SIGTERM into an orderly stop. A second one finds nobody
 * listening and ends the process at once. A reader of stdout that goes away (`| head`) stops the
 * run as well, as SIGPIPE stops other programs; one of stderr only misses the progress.
 */
export function listenForStop(): Interrupt {
  const controller = new AbortController();
  let code: number | undefined;
  const stop = (name: "SIGINT" | "SIGTERM" | "SIGPIPE"): void => {
    release();
    code = 128 + constants.signals[name];
    controller.abort(new Error(`stopped by ${name}`));
  };
  const release = (): void => {
    process.off("SIGINT", stop).off("SIGTERM", stop);
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  process.stdout.once("error", () => stop("SIGPIPE"));
  return { signal: controller.signal, code: () => code, release };
}
