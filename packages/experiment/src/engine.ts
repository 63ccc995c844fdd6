import { jump } from "@inkwash/forward";
import { philox, type PhiloxStream } from "@inkwash/random";
import { createKernels as createWasmKernels, philox as wasmPhilox } from "@inkwash/wasm-kernels";
import { createKernels as createWebGpuKernels } from "@inkwash/webgpu-kernels";
import type { Samples } from "./events.ts";

/**
 * What computes the parts of a run that can be handed out.
 *
 * "js" and "wasm" give the same bits; a GPU gives the same random bits and agrees within its
 * kernels' tolerance. Who makes the device destroys it.
 */
export type Backend = "js" | "wasm" | WebGpuBackend;

/** A GPU as a backend. */
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
  if (backend === "js") return onCpu("js", philox(seed), () => {});
  if (backend === "wasm") {
    const kernels = createWasmKernels();
    return onCpu("wasm", wasmPhilox(philox(seed), kernels), () => kernels.destroy());
  }
  return onGpu(backend.webgpu, seed);
}

function onCpu(name: "js" | "wasm", root: PhiloxStream, destroy: () => void): Engine {
  return {
    name,
    mode: "strict",
    root,
    jump: async (x, rates, stream) => jump(x, rates, { rng: stream.at(stream.index) }),
    destroy,
  };
}

function onGpu(device: GPUDevice, seed: number): Engine {
  const kernels = createWebGpuKernels(device);
  return {
    name: "webgpu",
    mode: "close",
    root: philox(seed),
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
