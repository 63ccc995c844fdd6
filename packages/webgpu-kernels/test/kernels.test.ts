import { readFileSync } from "node:fs";
import { createKernels } from "@inkwash/webgpu-kernels";
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
    test("the program of the README moves its numbers to where it says", async () => {
      const kernels = createKernels(device);
      const address = { key: [42, 0], stream: [0, 0], index: 0 } as const;
      const x = kernels.floats(Float32Array.of(1, 1, -1, -1));
      kernels.jump(x, address, { signal: 0.8, noise: 0.6, out: x });
      const values = await x.read();
      kernels.destroy();
      const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
      const said = /toFixed\(4\)\)\.join\(" "\); \/\/ (.*)/.exec(readme)?.[1];
      expect(Array.from(values, (v) => v.toFixed(4)).join(" ")).toBe(said);
    });
    afterAll(() => device.destroy());
  });
} else {
  const why =
    "no WebGPU adapter in Node (set VK_ICD_FILENAMES to a Vulkan driver such as SwiftShader)";
  if (!required) console.warn(`LEFT OUT: the suite of webgpu-kernels, ${why}`);
  test.skipIf(!required)("an adapter is there", () => expect.unreachable(why));
}
