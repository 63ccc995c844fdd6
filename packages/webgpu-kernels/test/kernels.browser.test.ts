import { describe } from "vitest";
import { suite } from "./suite.ts";

const adapter = await navigator.gpu.requestAdapter();
if (!adapter) throw new Error("no WebGPU adapter: start Chromium with --enable-unsafe-webgpu");
const device = await adapter.requestDevice();

describe(`in Chromium on ${adapter.info.architecture || adapter.info.vendor}`, () => suite(device));
