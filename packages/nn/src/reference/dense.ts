import { activate } from "./activations.ts";
import { multiplyTransposed, transpose } from "./matmul.ts";
import type { Bind } from "./memory.ts";
import { accumulate, addToRows, sumRows } from "./rows.ts";
import { modulate, modulateBackward } from "./modulate.ts";

/**
 * y = f(z), z = s ⊙ l + t, l = x W^T + b.
 *
 * dz = dy ⊙ f'(z); ds = dz ⊙ l; dt = dz; dl = dz ⊙ s; dW = dl^T x; db = the sum of dl's rows; dx = dl W.
 */
export const dense: Bind<"dense"> = (operation, memory) => {
  const { input, output, inputs, outputs, activation } = operation;
  const { values, gradients, weights, weightGradients, training, rows: most } = memory;
  const told = memory.isTold(output);
  const [x, y, dx, dy] = [values[input]!, values[output]!, gradients[input]!, gradients[output]!];
  const of = (buffer: Float64Array, offset: number, length: number): Float64Array =>
    buffer.subarray(offset, offset + length);
  const weight = of(weights, operation.weight, outputs * inputs);
  const bias = of(weights, operation.bias, outputs);
  const dWeight = of(weightGradients, operation.weight, outputs * inputs);
  const dBias = of(weightGradients, operation.bias, outputs);

  const linear = new Float64Array(most * outputs);
  const slopes = new Float64Array(most * outputs);
  const left = new Float64Array(training ? Math.max(most, inputs) * outputs : 0);
  const right = new Float64Array(training ? most * inputs : 0);

  return {
    forward(samples, toldRows) {
      const rows = told ? toldRows : samples;
      multiplyTransposed(linear, x, weight, rows, outputs, inputs);
      addToRows(linear, bias, rows);
      modulate(y, linear, operation, memory, rows, told || toldRows > 1, 1);
      activate(activation, y, slopes, rows * outputs);
    },
    backward(rows) {
      // dy is not needed any more: dz, then dl, take its place.
      for (let i = 0; i < rows * outputs; i++) dy[i]! *= slopes[i]!;
      modulateBackward(dy, linear, operation, memory, rows, 1);
      const dyT = transpose(left, dy, rows, outputs);
      const xT = transpose(right, x, rows, inputs);
      multiplyTransposed(dWeight, dyT, xT, outputs, inputs, rows);
      sumRows(dBias, dy, rows);
      if (dx.length === 0) return;
      const weightT = transpose(left, weight, outputs, inputs);
      multiplyTransposed(right, dy, weightT, rows, inputs, outputs);
      accumulate(dx, right, rows * inputs);
    },
  };
};
