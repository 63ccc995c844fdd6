import { describe } from "vitest";
import { kernelsSuite } from "./kernels-suite.ts";

const adapter = await navigator.gpu.requestAdapter();
if (!adapter) throw new Error("no WebGPU adapter: start Chromium with --enable-unsafe-webgpu");
const device = await adapter.requestDevice();

describe("kernels in Chromium", () => kernelsSuite(device, adapter.info, 1e6));
