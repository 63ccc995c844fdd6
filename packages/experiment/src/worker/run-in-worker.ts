import { DocumentError } from "../document/error.ts";
import type { Event } from "../events.ts";
import { buffersOf, type FromWorker, type Port, type ToWorker } from "./protocol.ts";

/** Options of {@link runInWorker}. */
export interface WorkerRunOptions {
  /**
   * What computes; in a worker "webgpu" is a device of the worker's own.
   * @defaultValue "js"
   */
  readonly backend?: "js" | "wasm" | "webgpu" | undefined;
  /** Stops the run within 100 ms; the iteration then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** The bytes of a file that the document names. */
  readonly load?: ((file: string) => Promise<Uint8Array>) | undefined;
}

/**
 * Runs a document in a worker that called `serve`.
 *
 * The events and their numbers are those that `run` gives here. One event is under way at a time,
 * so the run waits for its consumer.
 *
 * @param worker - The worker, not in use by another run.
 * @param document - What `JSON.parse` gave.
 * @param options - See {@link WorkerRunOptions}.
 * @throws What `run` throws, and the signal's reason.
 */
export async function* runInWorker(
  worker: Port,
  document: unknown,
  options: WorkerRunOptions = {},
): AsyncGenerator<Event, void, undefined> {
  const { backend = "js", signal, load } = options;
  signal?.throwIfAborted();
  const send = (message: ToWorker): void =>
    worker.postMessage(message, { transfer: buffersOf(message) });
  let settle: ((message: Exclude<FromWorker, { type: "load" }>) => void) | undefined;
  const listen = ({ data }: MessageEvent<FromWorker>): void => {
    if (data.type !== "load") settle?.(data);
    else void answer(data.file, load).then(send);
  };
  const stop = (): void => send({ type: "stop" });
  worker.addEventListener("message", listen);
  signal?.addEventListener("abort", stop);
  let ended = false;
  try {
    send({ type: "run", document, backend });
    while (true) {
      const reply = new Promise<Exclude<FromWorker, { type: "load" }>>((resolve) => {
        settle = resolve;
      });
      send({ type: "next" });
      const message = await reply;
      ended = message.type !== "event";
      if (message.type === "end") return;
      if (message.type === "failure") {
        signal?.throwIfAborted();
        throw failure(message);
      }
      yield message.event;
    }
  } finally {
    if (!ended) send({ type: "leave" });
    signal?.removeEventListener("abort", stop);
    worker.removeEventListener("message", listen);
  }
}

async function answer(file: string, load: WorkerRunOptions["load"]): Promise<ToWorker> {
  try {
    if (!load) throw new Error(`${file}: no file can be loaded here; pass options.load`);
    // A copy, because the message takes its buffer away from this side.
    return { type: "file", bytes: (await load(file)).slice() };
  } catch (error) {
    return { type: "file", problem: (error as Error).message };
  }
}

function failure({ name, message, path }: FromWorker & { type: "failure" }): Error {
  if (path !== undefined) return DocumentError.of(path, message);
  const error = new Error(message);
  error.name = name;
  return error;
}
