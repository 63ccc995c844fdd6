import type { Address } from "./types.ts";
import { type Draw, type Entry, shader, wordsEach, workgroupSize } from "./wgsl/shader.ts";
import { workgroups } from "./workgroups.ts";

/** One operation, on the buffers that are bound from binding 1 on; the first one is written. */
export interface Operation {
  readonly entry: Draw | "jumpGiven";
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
  const each = wordsEach(address);
  const block = Math.floor(address.index / each);
  const late = address.index % each;
  // A typed array takes integers modulo 2^32: `block` gives its low half.
  const halves = [block, Math.floor(block / 2 ** 32)];
  return Uint32Array.of(...address.key, ...address.stream, ...halves, late, length, rowLength);
}

/** The shader's function for an operation: those of a block have another. */
const entryOf = ({ entry, address = nowhere }: Operation): Entry =>
  entry !== "jumpGiven" && address.generator ? `${entry}OfBlock` : entry;

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
    const { length, buffers, address = nowhere, source } = operation;
    if (length === 0) return;
    device.queue.writeBuffer(params, 0, wordsOf(operation));
    const pipeline = pipelineOf(entryOf(operation));
    const group = device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [params, ...buffers].map((buffer, binding) => ({ binding, resource: { buffer } })),
    });
    const each = wordsEach(address);
    const blocks = Math.ceil(((address.index % each) + length) / each);
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
