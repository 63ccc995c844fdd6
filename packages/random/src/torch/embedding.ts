import { checkCount } from "../check.ts";
import type { TorchGenerator } from "./generator.ts";

/**
 * The first parameters of `nn.Embedding(rows, size)` in float32: standard normals.
 *
 * @param rows - How many, an integer in [1, 2^32).
 * @param size - Elements of a row, an integer in [1, 2^32).
 * @param rng - PyTorch's generator; it moves on.
 * @returns The weight `[rows, size]`, row by row.
 * @throws RangeError if a size is out of range.
 */
export function embedding(
  rows: number,
  size: number,
  rng: TorchGenerator,
): Float32Array<ArrayBuffer> {
  checkCount("embedding: rows", rows, 1);
  checkCount("embedding: size", size, 1);
  return rng.fillNormal(new Float32Array(rows * size));
}
