import type { Event } from "../events.ts";

/**
 * What crosses the border of a worker. The page asks for one event at a time (`next` is the one
 * credit), so a slow page never has a queue behind it; a file that the document names is asked for
 * the other way, because only the page may know it.
 */
export type ToWorker =
  | { readonly type: "run"; readonly document: unknown; readonly backend: "js" | "wasm" | "webgpu" }
  | { readonly type: "next" }
  | { readonly type: "stop" }
  | { readonly type: "leave" }
  | {
      readonly type: "file";
      readonly bytes?: Uint8Array | undefined;
      readonly problem?: string | undefined;
    };

/** The answers: every `next` is answered by one event, the end, or a failure. */
export type FromWorker =
  | { readonly type: "event"; readonly event: Event }
  | { readonly type: "end" }
  | {
      readonly type: "failure";
      readonly name: string;
      readonly message: string;
      readonly path?: string | undefined;
    }
  | { readonly type: "load"; readonly file: string };

/** A `Worker`, a `MessagePort`, or a worker's own global scope. */
export interface Port {
  /** Sends a message; the buffers in `transfer` move to the other side. */
  postMessage(message: unknown, options: { transfer: Transferable[] }): void;
  /** Calls `listener` with every message from the other side. */
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  /** Calls it no more. */
  removeEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

/** The buffers that an event carries: it is moved, not copied, since its arrays are fresh. */
export function buffersOf(value: unknown): Transferable[] {
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
  if (value === null || typeof value !== "object") return [];
  return [...new Set(Object.values(value).flatMap(buffersOf))];
}
