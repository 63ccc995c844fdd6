import type { Backend } from "../engine.ts";
import { run } from "../run.ts";
import { buffersOf, type FromWorker, type Port, type ToWorker } from "./protocol.ts";

/**
 * Makes a worker run experiments for the page that owns it.
 *
 * It is the other end of `runInWorker`, and a worker's whole program is `serve(self)`. For the backend "webgpu" the worker asks for a device of
 * its own and destroys it when the run ends.
 *
 * @param port - The worker's global scope, or a MessagePort.
 */
export function serve(port: Port): void {
  const send = (message: FromWorker): void =>
    port.postMessage(message, { transfer: buffersOf(message) });
  let current: Session | undefined;
  port.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
    if (data.type === "run") current = open(data, send);
    else if (data.type === "stop") current?.stop();
    else if (data.type === "leave") current?.leave();
    else if (data.type === "file") current?.file(data);
    else void current?.next();
  });
}

interface Session {
  next(): Promise<void>;
  /** Makes the run throw its reason. */
  stop(): void;
  /** Ends the run for a page that asks for no more events. */
  leave(): void;
  file(answer: ToWorker & { type: "file" }): void;
}

function open(
  { document, backend }: ToWorker & { type: "run" },
  send: (message: FromWorker) => void,
): Session {
  const stop = new AbortController();
  let answer: ((answer: ToWorker & { type: "file" }) => void) | undefined;
  const load = async (file: string): Promise<Uint8Array> => {
    send({ type: "load", file });
    const { bytes, problem } = await new Promise<ToWorker & { type: "file" }>((resolve) => {
      answer = resolve;
    });
    if (!bytes) throw new Error(problem ?? `${file}: the page gave nothing`);
    return bytes;
  };
  const events = started(document, backend, { load, signal: stop.signal });
  return {
    stop: () => stop.abort(),
    leave: () => {
      stop.abort();
      // What the run still throws on its way out is nobody's any more.
      events.return().catch(() => {});
    },
    file: (message) => answer?.(message),
    next: async () => {
      try {
        const { done, value } = await events.next();
        send(done ? { type: "end" } : { type: "event", event: value });
      } catch (error) {
        const { name, message, path } = error as Error & { path?: string };
        send({ type: "failure", name, message, path });
      }
    },
  };
}

async function* started(
  document: unknown,
  backend: "js" | "wasm" | "webgpu",
  options: { load: (file: string) => Promise<Uint8Array>; signal: AbortSignal },
): ReturnType<typeof run> {
  const device = backend === "webgpu" ? await ownDevice() : undefined;
  const chosen: Backend = backend === "webgpu" ? { webgpu: device! } : backend;
  try {
    yield* run(document, { ...options, backend: chosen });
  } finally {
    device?.destroy();
  }
}

async function ownDevice(): Promise<GPUDevice> {
  const adapter = await navigator.gpu?.requestAdapter();
  if (!adapter) {
    throw new Error('run: this browser offers no WebGPU adapter; use the backend "wasm" or "js"');
  }
  return adapter.requestDevice();
}
