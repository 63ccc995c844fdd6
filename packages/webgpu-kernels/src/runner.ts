import type { Address } from "./types.ts";
import { type Entry, shader, workgroupSize } from "./wgsl/shader.ts";
import { workgroups } from "./workgroups.ts";

/** One operation, on the buffers that are bound from binding 1 on; the first one is written. */
export interface Operation {
  readonly entry: Entry;
  readonly length: number;
  readonly buffers: readonly [GPUBuffer, ...GPUBuffer[]];
  readonly address?: Address | undefined;
  /** How many elements share a pair of rates. */
  readonly rowLength?: number | undefined;
  /** What the first of the buffers is given beforehand. */
  readonly source?: GPUBuffer | undefined;
}

/** Bytes of the shader's `Params`. */
export const paramsSize = 40;

const nowhere: Address = { key: [0, 0], stream: [0, 0], index: 0 };

function wordsOf({
  address = nowhere,
  length,
  rowLength = 1,
}: Operation): Uint32Array<ArrayBuffer> {
  const block = Math.floor(address.index / 4);
  const late = address.index % 4;
  // A typed array takes integers modulo 2^32: `block` gives its low half.
  const halves = [block, Math.floor(block / 2 ** 32)];
  return Uint32Array.of(...address.key, ...address.stream, ...halves, late, length, rowLength);
}

/** Submits operations, one by one and in order; `params` is a uniform buffer for their settings. */
export function runner(device: GPUDevice, params: GPUBuffer): (operation: Operation) => void {
  const module = device.createShaderModule({ label: "@inkwash/webgpu-kernels", code: shader });
  const pipelines = new Map<Entry, GPUComputePipeline>();
  const pipelineOf = (entry: Entry): GPUComputePipeline => {
    const pipeline =
      pipelines.get(entry) ??
      device.createComputePipeline({ layout: "auto", compute: { module, entryPoint: entry } });
    pipelines.set(entry, pipeline);
    return pipeline;
  };
  return (operation) => {
    const { entry, length, buffers, address = nowhere, source } = operation;
    if (length === 0) return;
    device.queue.writeBuffer(params, 0, wordsOf(operation));
    const pipeline = pipelineOf(entry);
    const group = device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [params, ...buffers].map((buffer, binding) => ({ binding, resource: { buffer } })),
    });
    const blocks = Math.ceil(((address.index % 4) + length) / 4);
    const [x, y] = workgroups(
      Math.ceil(blocks / workgroupSize),
      device.limits.maxComputeWorkgroupsPerDimension,
    );
    const encoder = device.createCommandEncoder();
    if (source) encoder.copyBufferToBuffer(source, 0, buffers[0], 0, 4 * length);
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, group);
    pass.dispatchWorkgroups(x, y);
    pass.end();
    device.queue.submit([encoder.finish()]);
  };
}
