import { checkSamples } from "../../check-samples.ts";
import type { Samples } from "../../types.ts";
import { littleEndian } from "../numbers.ts";
import { npyMagic } from "./header.ts";

/**
 * Samples as a NumPy array file (NPY, version 1.0).
 *
 * `numpy.load` gives the same array back, bit for bit: float32 or float64 as the samples have it,
 * in C order.
 *
 * @param samples - Samples of any shape.
 * @returns The bytes of the file.
 * @throws TypeError if shape and data do not fit.
 * @throws RangeError if the shape has more than 32 axes, which NumPy cannot have.
 * @see {@link https://numpy.org/doc/1.24/reference/generated/numpy.lib.format.html | numpy.lib.format}
 */
export function toNpy(samples: Samples): Uint8Array<ArrayBuffer> {
  checkSamples("toNpy", samples);
  const { data, shape } = samples;
  if (shape.length > 32) {
    throw new RangeError(`toNpy: shape must have at most 32 axes; got ${shape.length}`);
  }
  const descr = `${littleEndian ? "<" : ">"}f${data.BYTES_PER_ELEMENT}`;
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${sizes}), }`;
  const start = 64 * Math.ceil((10 + text.length + 1) / 64);
  const out = new Uint8Array(start + data.byteLength);
  out.set([...npyMagic, 1, 0, (start - 10) & 255, (start - 10) >> 8]);
  new TextEncoder().encodeInto(`${text.padEnd(start - 11)}\n`, out.subarray(10));
  out.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), start);
  return out;
}
