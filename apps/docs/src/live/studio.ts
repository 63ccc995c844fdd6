import { shoot, type Shot } from "./shot.ts";
import { failureOf } from "./worker-failure.ts";

/** Who is told what becomes of a request. */
export interface Client {
  /** How far the run has got, in [0, 1]. */
  onProgress(share: number): void;
  onShot(shot: Shot): void;
  onProblem(error: Error): void;
}

/** Runs documents in one worker, the newest only. */
export interface Studio {
  /** Runs a document instead of whatever is being run. */
  request(document: unknown): void;
}

/** Starts a worker for documents; a worker that cannot be started is a problem of every request. */
export function openStudio(client: Client): Studio {
  const worker = new Worker(new URL("./experiment.worker.ts", import.meta.url), {
    type: "module",
  });
  const broken = failureOf(worker);
  let stop = new AbortController();
  let last: Promise<void> = Promise.resolve();
  return {
    request(document): void {
      stop.abort();
      const { signal } = (stop = new AbortController());
      const before = last;
      last = (async (): Promise<void> => {
        await before;
        if (signal.aborted) return;
        try {
          const run = shoot(worker, document, signal, (share) => client.onProgress(share));
          const shot = await Promise.race([run, broken]);
          if (!signal.aborted) client.onShot(shot);
        } catch (error) {
          if (!signal.aborted) client.onProblem(error as Error);
        }
      })();
    },
  };
}
