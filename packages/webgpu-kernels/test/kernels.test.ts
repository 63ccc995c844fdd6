import { afterAll, describe, expect, test } from "vitest";
import { create } from "webgpu";
import { suite } from "./suite.ts";

// Dawn dies with its instance: it must be reachable for as long as the device lives.
const gpu = create([]);
Object.assign(globalThis, { gpu });
const adapter = await gpu.requestAdapter();
const required = Boolean(process.env["REQUIRE_GPU"] || process.env["CI"]);

if (adapter) {
  const device = (await adapter.requestDevice()) as unknown as GPUDevice;
  describe(`in Node on ${adapter.info.description || adapter.info.vendor}`, () => {
    suite(device);
    afterAll(() => device.destroy());
  });
} else {
  const why =
    "no WebGPU adapter in Node (set VK_ICD_FILENAMES to a Vulkan driver such as SwiftShader)";
  if (!required) console.warn(`LEFT OUT: the suite of webgpu-kernels, ${why}`);
  test.skipIf(!required)("an adapter is there", () => expect.unreachable(why));
}
