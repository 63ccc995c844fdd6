import type { Report } from "./training-worker.ts";

/** Trains in a worker of this page, which starts the other threads itself. */
export function trainInWorker(count: number, steps: number): Promise<Report> {
  const worker = new Worker(new URL("./training-worker.ts", import.meta.url), { type: "module" });
  return new Promise<Report>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<Report>) => resolve(data));
    worker.addEventListener("error", ({ message }) => reject(new Error(message)));
    worker.postMessage({ count, steps });
  }).finally(() => worker.terminate());
}
