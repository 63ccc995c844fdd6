interface Entry {
  readonly dtype: string;
  readonly shape: number[];
  readonly data_offsets: [number, number];
}

/** A tensor as the safetensors format describes it. */
export interface Tensor {
  readonly dtype: string;
  readonly shape: number[];
  readonly data: number[];
}

/**
 * Reads a safetensors file from the format's description alone: eight bytes of header length, a
 * JSON header, then the bytes that its offsets name.
 *
 * @see {@link https://github.com/huggingface/safetensors#format}
 */
export function readTensors(bytes: Uint8Array): Record<string, Tensor> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  const tensors: Record<string, Tensor> = {};
  let end = 0;
  for (const [name, entry] of Object.entries<Entry>(header)) {
    if (name === "__metadata__") continue;
    const { dtype, shape, data_offsets: offsets } = entry;
    const size = { F32: 4, F64: 8 }[dtype as string];
    if (!size) throw new Error(`${name}: dtype ${dtype}`);
    const count = shape.reduce((product: number, axis: number) => product * axis, 1);
    if (offsets[1] - offsets[0] !== count * size)
      throw new Error(`${name}: offsets ${offsets.join(" to ")}`);
    const at = (i: number): number => 8 + length + offsets[0] + i * size;
    const data = Array.from({ length: count }, (_, i) =>
      size === 4 ? view.getFloat32(at(i), true) : view.getFloat64(at(i), true),
    );
    tensors[name] = { dtype, shape, data };
    end = Math.max(end, offsets[1]);
  }
  if (8 + length + end !== bytes.length) throw new Error(`${bytes.length} bytes, used to ${end}`);
  return tensors;
}
