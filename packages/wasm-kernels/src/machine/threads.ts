import { layout } from "./layout.ts";

/** What a worker is told: the code and the memory to serve, and as which thread. */
export interface Assignment {
  /** The compiled kernels. */
  readonly module: WebAssembly.Module;
  /** The shared memory. */
  readonly memory: WebAssembly.Memory;
  /** The number of the thread, from 1 on. */
  readonly thread: number;
}

/** A Web Worker, or a `Worker` of `node:worker_threads`. */
export interface WorkerLike {
  /** Sends it a message. */
  postMessage(message: unknown): void;
  /** Ends it. */
  terminate(): unknown;
  /** Node: lets the process end while the worker waits. */
  unref?(): void;
}

/** See {@link createThreads}. */
export interface ThreadsOptions {
  /** How many threads share the work, the calling one among them: an integer in [1, 64]. */
  readonly count: number;
  /** Starts a worker that runs `@inkwash/wasm-kernels/worker`. */
  readonly createWorker: () => WorkerLike;
}

/** Threads that machines share their work with. */
export interface Threads {
  /** How many there are, the calling one among them; 1 where the engine cannot have more. */
  readonly count: number;
  /** Why there is only one thread though more were asked for. */
  readonly fallback: string | undefined;
  /** How many run every machine by now: 1 until all workers have started, then `count`. */
  readonly joined: number;
  /** Has workers serve a memory; returns what releases them. Called by `createMachine`. */
  serve(module: WebAssembly.Module, memory: WebAssembly.Memory): () => void;
  /** Ends all workers. Machines that they serve go on with the calling thread alone. */
  close(): void;
}

/**
 * Threads that share the work of machines, with the same bits for any number of them.
 *
 * Workers start when the first machine needs them; until all of them are there it runs on the calling
 * thread alone. Between programs they sleep. Where memory cannot be shared (a page without
 * cross-origin isolation) or the calling thread may not wait (a page's main thread), there is one
 * thread, and `fallback` says why.
 *
 * @throws RangeError if the count is not an integer in [1, 64].
 */
export function createThreads(options: ThreadsOptions): Threads {
  const { count, createWorker } = options;
  if (!(Number.isInteger(count) && count >= 1 && count <= 64)) {
    throw new RangeError(`createThreads: count must be an integer in [1, 64]; got ${count}`);
  }
  const fallback = count > 1 ? obstacle() : undefined;
  const all: WorkerLike[] = [];
  const idle: WorkerLike[] = [];
  const served = new Set<Int32Array>();

  return {
    count: fallback ? 1 : count,
    fallback,
    get joined() {
      const all = [...served].every((words) => present(words) === count - 1);
      return served.size > 0 && all ? count : 1;
    },
    serve(module, memory) {
      const workers = Array.from({ length: count - 1 }, (_, i) => {
        const known = idle.pop();
        const worker = known ?? createWorker();
        if (!known) all.push(worker);
        worker.unref?.();
        worker.postMessage({ module, memory, thread: i + 1 } satisfies Assignment);
        return worker;
      });
      const words = new Int32Array(memory.buffer);
      served.add(words);
      return () => {
        if (!served.delete(words)) return;
        words[layout.program / 4] = 0;
        // A worker that is still starting looks at this, one that serves at the number of starts.
        Atomics.store(words, layout.released / 4, 1);
        Atomics.add(words, layout.started / 4, 1);
        Atomics.notify(words, layout.started / 4);
        idle.push(...workers);
      };
    },
    close() {
      for (const worker of all) worker.terminate();
      // Without its workers a machine counts on nobody.
      for (const words of served) Atomics.store(words, layout.joined / 4, 0);
      served.clear();
      all.length = 0;
      idle.length = 0;
    },
  };
}

/** How many workers serve a memory. */
const present = (words: Int32Array): number => Atomics.load(words, layout.joined / 4);

/** What keeps the calling thread from sharing its work. */
function obstacle(): string | undefined {
  if (typeof SharedArrayBuffer === "undefined") {
    return "there is no SharedArrayBuffer: a page needs the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp";
  }
  try {
    // Returns at once, as 1 is not there; throws where waiting is not allowed.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 1);
    return undefined;
  } catch {
    return "this thread may not wait, as a page's main thread: train in a worker";
  }
}
