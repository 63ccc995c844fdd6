// Millions of numbers a second through 4,194,304 float32 numbers that stay on the device, and with
// each result read back: the best of 10 passes. In Node, on whatever adapter Dawn finds:
//
//   node packages/webgpu-kernels/bench/fills.bench.ts
//
// Recorded on SwiftShader, which is two cores of an AMD EPYC at 2.6 GHz and no GPU, Node 26.10:
//   words 32, uniforms 18, normals 27, jump with its normals 14, with given ones 26.

import { create } from "webgpu";
import { createKernels, type DeviceArray } from "../src/index.ts";

const COUNT = 2 ** 22;
const gpu = create([]);
Object.assign(globalThis, { gpu }); // Dawn dies with its instance
const adapter = await gpu.requestAdapter();
if (!adapter) throw new Error("no WebGPU adapter: set VK_ICD_FILENAMES to a Vulkan driver");
const device = (await adapter.requestDevice()) as unknown as GPUDevice;
const kernels = createKernels(device);
const out = kernels.floats(COUNT);
const words = kernels.words(COUNT);
const z = kernels.floats(COUNT);
const address = { key: [42, 0], stream: [0, 0], index: 1 } as const;
const rates = { signal: 0.6, noise: 0.8, out } as const;

type Work = () => DeviceArray | DeviceArray<Uint32Array<ArrayBuffer>>;
const works: Record<string, Work> = {
  fillWords: () => kernels.fillWords(words, address),
  fillUniform: () => kernels.fillUniform(out, address),
  fillNormal: () => kernels.fillNormal(out, address),
  "jump, normals drawn": () => kernels.jump(out, address, rates),
  "jump, normals given": () => kernels.jump(out, z, rates),
};
console.log(adapter.info.description);
for (const [name, work] of Object.entries(works)) {
  for (const back of [false, true]) {
    let best = Infinity;
    for (let pass = 0; pass < 10; pass++) {
      const start = performance.now();
      const array = work();
      await (back ? array.read() : device.queue.onSubmittedWorkDone());
      best = Math.min(best, performance.now() - start);
    }
    const speed = (COUNT / best / 1000).toFixed(1).padStart(7);
    console.log(`${speed} M/s  ${name}${back ? ", read back" : ""}`);
  }
}
kernels.destroy();
device.destroy();
process.exit(0);
