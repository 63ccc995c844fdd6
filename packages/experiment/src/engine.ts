import { jump } from "@inkwash/forward";
import { type Engine as Networks, reference } from "@inkwash/nn";
import { wasm } from "@inkwash/nn/wasm";
import { philox, type PhiloxStream } from "@inkwash/random";
import { createKernels as createWasmKernels, philox as wasmPhilox } from "@inkwash/wasm-kernels";
import { createThreads, type WorkerLike } from "@inkwash/wasm-kernels/machine";
import { createKernels as createWebGpuKernels } from "@inkwash/webgpu-kernels";
import type { Samples } from "./events.ts";

/**
 * What computes.
 *
 * "js" runs networks in float64 arithmetic, "wasm" in float32 and about ten times as fast; each gives
 * the same bits on every machine. Their random numbers and all that is noised have the same bits, too.
 * A GPU noises with the same random bits, within its kernels' tolerance, and leaves networks to "wasm".
 */
export type Backend = "js" | "wasm" | WasmBackend | WebGpuBackend;

/** WebAssembly as a backend, with settings. */
export interface WasmBackend {
  /** How it computes; the same as "wasm" where empty. */
  readonly wasm: {
    /**
     * Whether networks may contract products and sums: faster, and close instead of equal bits.
     * @defaultValue false
     */
    readonly fast?: boolean | undefined;
    /** Who shares the work of networks, with the same bits for any number; the caller alone where absent. */
    readonly threads?: ThreadsOption | undefined;
  };
}

/** Threads for a backend. */
export interface ThreadsOption {
  /** How many, the calling one among them: an integer in [1, 64]. */
  readonly count: number;
  /** Starts a worker with the module at `url`: a Web Worker, or one of `node:worker_threads`. */
  readonly createWorker: (url: string) => WorkerLike;
}

/** A GPU as a backend; who makes the device destroys it. */
export interface WebGpuBackend {
  /** The caller's device; it is used, and left as it was. */
  readonly webgpu: GPUDevice;
}

/** The parts of a run that a backend does in its own way. */
export interface Engine {
  readonly name: "js" | "wasm" | "webgpu";
  readonly mode: "strict" | "close";
  /** Where everything random in the run comes from. */
  readonly root: PhiloxStream;
  /** What trains and runs networks. */
  readonly networks: Networks;
  /** signal x + noise z, with z the normals of `stream` from its index on. */
  jump(x: Samples, rates: Rates, stream: PhiloxStream): Promise<Samples>;
  /** Frees what the engine made. */
  destroy(): void;
}

interface Rates {
  readonly signal: number;
  readonly noise: number;
}

/** Gets a backend ready for a run with a seed. */
export function createEngine(backend: Backend, seed: number): Engine {
  if (backend === "js") return { ...onCpu(philox(seed)), name: "js", networks: reference() };
  if (backend === "wasm") return onWasm({}, seed);
  return "wasm" in backend ? onWasm(backend.wasm, seed) : onGpu(backend.webgpu, seed);
}

function onCpu(root: PhiloxStream): Pick<Engine, "mode" | "root" | "jump" | "destroy"> {
  return {
    mode: "strict",
    root,
    jump: async (x, rates, stream) => jump(x, rates, { rng: stream.at(stream.index) }),
    destroy: () => {},
  };
}

function onWasm({ fast = false, threads }: WasmBackend["wasm"], seed: number): Engine {
  const shared =
    threads &&
    createThreads({
      count: threads.count,
      createWorker: () => threads.createWorker(import.meta.resolve("@inkwash/wasm-kernels/worker")),
    });
  const kernels = createWasmKernels();
  return {
    ...onCpu(wasmPhilox(philox(seed), kernels)),
    name: "wasm",
    mode: fast ? "close" : "strict",
    networks: wasm({ fast, threads: shared }),
    destroy: () => {
      kernels.destroy();
      shared?.close();
    },
  };
}

function onGpu(device: GPUDevice, seed: number): Engine {
  const kernels = createWebGpuKernels(device);
  return {
    name: "webgpu",
    mode: "close",
    root: philox(seed),
    networks: wasm(),
    jump: async (x, rates, stream) => {
      const state = kernels.floats(Float32Array.from(x.data));
      try {
        const data = await kernels.jump(state, stream, { ...rates, out: state }).read();
        return { data, shape: x.shape };
      } finally {
        state.destroy();
      }
    },
    destroy: () => kernels.destroy(),
  };
}
