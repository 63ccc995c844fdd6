import { afterAll, describe, expect, test } from "vitest";
import { create } from "webgpu";
import { kernelsSuite } from "./kernels-suite.ts";

// Dawn dies with its instance: it must be reachable for as long as the device lives.
const gpu = create([]);
Object.assign(globalThis, { gpu });
const adapter = await gpu.requestAdapter();

if (adapter) {
  const device = (await adapter.requestDevice()) as unknown as GPUDevice;
  describe("kernels in Node", () => {
    const draws = process.env["INKWASH_TIER"] === "full" ? 1e7 : 1e6;
    kernelsSuite(device, adapter.info as unknown as GPUAdapterInfo, draws);
    afterAll(() => device.destroy());
  });
} else {
  const required = Boolean(process.env["REQUIRE_GPU"] || process.env["CI"]);
  const why =
    "no WebGPU adapter in Node (set VK_ICD_FILENAMES to a Vulkan driver such as SwiftShader)";
  if (!required) console.warn(`LEFT OUT: the kernels' conformance in Node, ${why}`);
  test.skipIf(!required)("an adapter is there", () => expect.unreachable(why));
}
