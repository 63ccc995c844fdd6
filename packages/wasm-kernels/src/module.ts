import { assemble } from "./assembler/module.ts";
import { blend } from "./kernels/blend.ts";
import { normals } from "./kernels/normals.ts";
import { steps } from "./kernels/steps.ts";
import { uniforms } from "./kernels/uniforms.ts";
import { words } from "./kernels/words.ts";

/** What the module exports: addresses and sizes are bytes, integers are taken modulo 2^32. */
export interface Exports {
  readonly memory: WebAssembly.Memory;
  words(
    out: number,
    end: number,
    keyLow: number,
    keyHigh: number,
    blockLow: number,
    blockHigh: number,
    streamLow: number,
    streamHigh: number,
  ): void;
  steps(out: number, end: number, states: number): void;
  uniforms(at: number, end: number): void;
  normals(at: number, end: number): void;
  blend(x: number, end: number, z: number, a: number, b: number): void;
}

let bytes: Uint8Array<ArrayBuffer> | undefined;
let compiled: WebAssembly.Module | undefined;

/** The module as bytes: under 4 KiB, which every page may compile synchronously. */
export const moduleBytes = (): Uint8Array<ArrayBuffer> =>
  (bytes ??= assemble(1, [words(), steps(), uniforms(), normals(), blend()]));

/**
 * Whether this engine runs the kernels: it has WebAssembly with 128-bit SIMD.
 *
 * @returns `true` in Chrome 91, Firefox 89, Safari 16.4, Node 16.4 and later.
 */
export const supported = (): boolean =>
  typeof WebAssembly === "object" && WebAssembly.validate(moduleBytes());

/** A fresh instance with its own memory; the module is compiled once. */
export function instantiate(): Exports {
  if (!supported()) {
    throw new Error(
      "createKernels: this engine has no WebAssembly SIMD; test supported() first and use the plain functions",
    );
  }
  compiled ??= new WebAssembly.Module(moduleBytes());
  return new WebAssembly.Instance(compiled).exports as unknown as Exports;
}
