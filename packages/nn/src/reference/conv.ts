import type { Conv } from "../graph/types.ts";
import { multiplyTransposed, transpose } from "./matmul.ts";
import type { Bind } from "./memory.ts";

/**
 * y(o, p) = b(o) + sum over q of W(o, q) X(p, q), where row p of X are the inputs that pixel p sees.
 *
 * dW = dY X summed over the batch; db = the sum of dY over pixels and batch; dX = dY^T W, and each of
 * its numbers goes back to the input it was read from.
 */
export const conv: Bind<"conv"> = (operation, memory) => {
  const { input, output, outputs } = operation;
  const { values, gradients, weights, weightGradients, training } = memory;
  const seen = patches(operation);
  const depth = operation.inputs * operation.kernel ** 2;
  const pixels = seen.length / depth;
  const [sizeIn, sizeOut] = [memory.sizeOf(input), memory.sizeOf(output)];
  const [x, y, dx, dy] = [values[input]!, values[output]!, gradients[input]!, gradients[output]!];
  const weight = weights.subarray(operation.weight, operation.weight + outputs * depth);
  const bias = weights.subarray(operation.bias, operation.bias + outputs);
  const dWeight = weightGradients.subarray(operation.weight, operation.weight + outputs * depth);
  const dBias = weightGradients.subarray(operation.bias, operation.bias + outputs);

  // One image at a time.
  const patch = new Float64Array(seen.length);
  const image = new Float64Array(sizeOut);
  const patchT = new Float64Array(training ? seen.length : 0);
  const imageT = new Float64Array(training ? sizeOut : 0);
  const weightT = new Float64Array(training ? weight.length : 0);
  const product = new Float64Array(training ? weight.length : 0);
  const gather = (row: number): void => {
    for (let q = 0; q < seen.length; q++) {
      const from = seen[q]!;
      patch[q] = from < 0 ? 0 : x[row * sizeIn + from]!;
    }
  };

  return {
    forward(rows) {
      for (let i = 0; i < rows; i++) {
        gather(i);
        multiplyTransposed(image, weight, patch, outputs, pixels, depth);
        for (let o = 0, p = 0; o < outputs; o++) {
          for (let k = 0; k < pixels; k++, p++) y[i * sizeOut + p] = image[p]! + bias[o]!;
        }
      }
    },
    backward(rows) {
      dWeight.fill(0);
      dBias.fill(0);
      transpose(weightT, weight, outputs, depth);
      for (let i = 0; i < rows; i++) {
        for (let p = 0; p < sizeOut; p++) image[p] = dy[i * sizeOut + p]!;
        for (let p = 0; p < sizeOut; p++) dBias[Math.floor(p / pixels)]! += image[p]!;
        gather(i);
        transpose(patchT, patch, pixels, depth);
        multiplyTransposed(product, image, patchT, outputs, depth, pixels);
        for (let w = 0; w < product.length; w++) dWeight[w]! += product[w]!;
        if (dx.length === 0) continue;
        transpose(imageT, image, outputs, pixels);
        multiplyTransposed(patch, imageT, weightT, pixels, depth, outputs);
        for (let q = 0; q < seen.length; q++) {
          const to = seen[q]!;
          if (to >= 0) dx[i * sizeIn + to]! += patch[q]!;
        }
      }
    },
  };
};

/** For each output pixel the places in an image that it sees, [pixels, inputs kernel²]; -1 for padding. */
function patches(operation: Conv): Int32Array {
  const { inputs, height, width, kernel, stride } = operation;
  const padding = (kernel - 1) / 2;
  const seen: number[] = [];
  for (let i = 0; i < height; i += stride) {
    for (let j = 0; j < width; j += stride) {
      for (let q = 0; q < inputs * kernel ** 2; q++) {
        const row = i + (Math.floor(q / kernel) % kernel) - padding;
        const column = j + (q % kernel) - padding;
        const inside = row >= 0 && row < height && column >= 0 && column < width;
        const channel = Math.floor(q / kernel ** 2);
        seen.push(inside ? (channel * height + row) * width + column : -1);
      }
    }
  }
  return Int32Array.from(seen);
}
