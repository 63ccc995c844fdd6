import { checkAddress, checkFloats, checkRates, checkWords } from "./check.ts";
import { draw } from "./draw.ts";
import { type Exports, instantiate } from "./module.ts";
import { chunk, place } from "./place.ts";
import { spread } from "./spread.ts";
import type { Address, Kernels } from "./types.ts";

/** Calls `work` with the start and the length of each piece of `length` elements. */
function inChunks(length: number, work: (start: number, count: number) => void): void {
  for (let start = 0; start < length; start += chunk) work(start, Math.min(chunk, length - start));
}

/**
 * Makes kernels with one page of memory (64 KiB), synchronously and without any file.
 *
 * A page whose Content-Security-Policy names a script-src needs 'wasm-unsafe-eval' in it.
 *
 * @returns Kernels that hold their memory until `destroy()`, or until nothing refers to them.
 * @throws Error if the engine has no WebAssembly SIMD.
 * @example
 * ```ts
 * import { createKernels } from "@inkwash/wasm-kernels";
 *
 * const kernels = createKernels();
 * const address = { key: [42, 0], stream: [0, 0], index: 0 } as const;
 * console.log(kernels.fillWords(new Uint32Array(1), address)[0]); //=> 2632642643
 * kernels.destroy();
 * ```
 */
export function createKernels(): Kernels {
  let exports: Exports | undefined = instantiate();

  const alive = (name: string): Exports => {
    if (!exports) throw new Error(`${name}: these kernels are destroyed; create new ones`);
    return exports;
  };

  const fill = <T extends Uint32Array | Float32Array>(
    wasm: Exports,
    out: T,
    address: Address,
    convert?: "uniforms" | "normals",
  ): T => {
    const bits = new Uint32Array(out.buffer, out.byteOffset, out.length);
    inChunks(out.length, (start, count) => {
      const from = draw(wasm, address, address.index + start, count, convert);
      bits.set(new Uint32Array(wasm.memory.buffer, from, count), start);
    });
    return out;
  };

  return {
    get byteLength() {
      return exports?.memory.buffer.byteLength ?? 0;
    },
    fillWords(out, address) {
      const wasm = alive("fillWords");
      checkWords("fillWords: out", out);
      checkAddress("fillWords", address, out.length);
      return fill(wasm, out, address);
    },
    fillUniform(out, address) {
      const wasm = alive("fillUniform");
      checkFloats("fillUniform: out", out);
      checkAddress("fillUniform", address, out.length);
      return fill(wasm, out, address, "uniforms");
    },
    fillNormal(out, address) {
      const wasm = alive("fillNormal");
      checkFloats("fillNormal: out", out);
      checkAddress("fillNormal", address, out.length);
      return fill(wasm, out, address, "normals");
    },
    jump(x, z, options) {
      const wasm = alive("jump");
      checkFloats("jump: x", x);
      const { signal, noise, out = new Float32Array(x.length) } = options;
      const { length } = x;
      checkFloats("jump: out", out, length);
      if (z instanceof Float32Array) checkFloats("jump: z", z, length);
      else checkAddress("jump", z, length);
      checkRates(options, length);

      const memory = new Float32Array(wasm.memory.buffer);
      const part = (from: number, count: number): Float32Array =>
        memory.subarray(from / 4, from / 4 + count);
      inChunks(length, (start, count) => {
        memory.set(x.subarray(start, start + count), place.x / 4);
        let from: number = place.z;
        if (z instanceof Float32Array) memory.set(z.subarray(start, start + count), from / 4);
        else from = draw(wasm, z, z.index + start, count, "normals");
        spread(part(place.signal, count), signal, length, start);
        spread(part(place.noise, count), noise, length, start);
        wasm.blend(place.x, place.x + 16 * Math.ceil(count / 4), from, place.signal, place.noise);
        out.set(part(place.x, count), start);
      });
      return out;
    },
    destroy() {
      exports = undefined;
    },
    [Symbol.dispose]() {
      exports = undefined;
    },
  };
}
