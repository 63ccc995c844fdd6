import { Buffers } from "./buffers.ts";
import { checkAddress, checkArray } from "./check.ts";
import { deviceArray } from "./device-array.ts";
import { usage } from "./flags.ts";
import { checkRates, ratePairs } from "./rates.ts";
import { paramsSize, runner } from "./runner.ts";
import type { Address, DeviceArray, Kernels } from "./types.ts";
import type { Draw } from "./wgsl/shader.ts";

/**
 * Makes kernels on a device, which stays the caller's: it is never destroyed here.
 *
 * @param device - From `adapter.requestDevice()`. Ask for higher limits there if an array is to be
 * larger than the default maxStorageBufferBindingSize of 128 MiB.
 * @returns Kernels that hold one small buffer, and the arrays made with them, until `destroy()`.
 */
export function createKernels(device: GPUDevice): Kernels {
  const buffers = new Buffers(device);
  const params = buffers.make(paramsSize, usage.uniform | usage.copyTarget);
  const run = runner(device, params);

  const checkAlive = (name: string): void => {
    if (!buffers.has(params)) {
      throw new Error(`${name}: these kernels are destroyed; create new ones`);
    }
  };
  const fill = <T extends DeviceArray | DeviceArray<Uint32Array<ArrayBuffer>>>(
    name: string,
    entry: Draw,
    out: T,
    address: Address,
  ): T => {
    checkAlive(name);
    checkArray(`${name}: out`, buffers, out);
    checkAddress(name, address, out.length);
    run({ entry, length: out.length, buffers: [out.buffer], address });
    return out;
  };
  const destroy = (): void => buffers.freeAll();

  return {
    get liveBuffers() {
      return buffers.count;
    },
    floats(source) {
      checkAlive("floats");
      return deviceArray(buffers, "floats", Float32Array, source);
    },
    words(source) {
      checkAlive("words");
      return deviceArray(buffers, "words", Uint32Array, source);
    },
    fillWords: (out, address) => fill("fillWords", "words", out, address),
    fillUniform: (out, address) => fill("fillUniform", "uniforms", out, address),
    fillNormal: (out, address) => fill("fillNormal", "normals", out, address),
    jump(x, z, options) {
      checkAlive("jump");
      checkArray("jump: x", buffers, x);
      const { length } = x;
      const given = "buffer" in z;
      if (given) checkArray("jump: z", buffers, z, length);
      else checkAddress("jump", z, length);
      checkRates(options, length);
      if (options.out) checkArray("jump: out", buffers, options.out, length);
      if (given && options.out?.buffer === z.buffer) {
        throw new TypeError(
          "jump: out must not be z, which a shader cannot read and write at once",
        );
      }
      const pairs = ratePairs(options);
      const rates = buffers.storage("jump: rates", pairs.byteLength);
      device.queue.writeBuffer(rates, 0, pairs);
      const out = options.out ?? deviceArray(buffers, "jump", Float32Array, length);
      const operation = {
        length,
        rowLength: (2 * length) / pairs.length,
        source: out.buffer === x.buffer ? undefined : x.buffer,
      };
      if (given) run({ ...operation, entry: "jumpGiven", buffers: [out.buffer, rates, z.buffer] });
      else run({ ...operation, entry: "jumpDrawn", buffers: [out.buffer, rates], address: z });
      buffers.free(rates);
      return out;
    },
    destroy,
    [Symbol.dispose]: destroy,
  };
}
