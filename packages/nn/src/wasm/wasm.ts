import type { MachineOptions } from "@inkwash/wasm-kernels/machine";
import type { Engine } from "../engine.ts";
import { createLearner } from "./learner.ts";
import { createPredictor } from "./predictor.ts";

/** See {@link wasm}. */
export interface WasmOptions extends MachineOptions {}

/**
 * The engine that runs networks in WebAssembly, in float32.
 *
 * @throws TypeError from its user if parameters are float64; Error if the engine has no WebAssembly SIMD.
 */
export function wasm(options: WasmOptions = {}): Engine {
  return {
    name: options.fast ? "wasm fast" : "wasm",
    createPredictor: (graph) => createPredictor(graph, options),
    createLearner(graph, lesson) {
      if (!(lesson.parameters instanceof Float32Array)) {
        throw new TypeError(
          "wasm: parameters must be a Float32Array; float64 runs on the reference engine",
        );
      }
      return createLearner(graph, lesson, options);
    },
  };
}
