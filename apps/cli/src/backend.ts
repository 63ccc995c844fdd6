import type { Backend } from "@inkwash/experiment";
import { Worker } from "node:worker_threads";
import { Failure } from "./failure.ts";

/** What `--backend` may say. */
export const backends = ["wasm", "js", "webgpu"] as const;

/** A backend that is ready to compute, and how to end it. */
export interface OpenBackend {
  readonly backend: Backend;
  readonly close: () => void;
}

/** The part of the `webgpu` package (Dawn for Node) that is used here. */
interface WebGpu {
  readonly create: (flags: string[]) => GPU;
  readonly globals: object;
}

/** How a backend is to compute. */
export interface BackendOptions {
  readonly backend: (typeof backends)[number];
  /** Whether "wasm" may be close instead of the same everywhere. */
  readonly fast?: boolean | undefined;
  /** How many threads "wasm" has. */
  readonly threads?: number | undefined;
}

/**
 * Gets a backend ready.
 *
 * @throws Failure if it is "webgpu" and the package of that name, or a GPU, is missing; or if it
 *   cannot be fast or have threads.
 */
export async function openBackend(options: BackendOptions): Promise<OpenBackend> {
  const { backend: name, fast, threads: count } = options;
  if (name === "wasm") {
    const createWorker = (url: string): Worker => new Worker(new URL(url));
    const threads = count === undefined ? undefined : { count, createWorker };
    return { backend: { wasm: { fast, threads } }, close: () => {} };
  }
  if (fast || count !== undefined) {
    throw new Failure(`--fast and --threads are of --backend wasm; got --backend ${name}`);
  }
  if (name === "js") return { backend: name, close: () => {} };
  const { create, globals } = await importWebGpu();
  const gpu = create([]);
  // Dawn dies with its instance: the global holds it for as long as the device lives.
  Object.assign(globalThis, globals, { gpu });
  const adapter = await gpu.requestAdapter();
  if (!adapter) {
    throw new Failure("--backend webgpu: no GPU was found; use --backend wasm or js instead");
  }
  const device = await adapter.requestDevice();
  return { backend: { webgpu: device }, close: () => device.destroy() };
}

async function importWebGpu(): Promise<WebGpu> {
  // Not a literal, because the package is the user's to install: 70 MB that few need.
  const name = "webgpu";
  try {
    return (await import(name)) as WebGpu;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Failure(
      '--backend webgpu needs the package "webgpu", which is not installed; run `npm i webgpu` beside inkwash, or use --backend wasm or js instead',
    );
  }
}
