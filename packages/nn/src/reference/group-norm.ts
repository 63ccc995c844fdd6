import { activate } from "./activations.ts";
import type { Bind } from "./memory.ts";
import { modulate, modulateBackward } from "./modulate.ts";

/**
 * y = f(z), z = s ⊙ l + t, l = w ⊙ u + b, u = (x - mean) r with r = 1 / sqrt(variance + epsilon).
 *
 * dz, ds, dt and dl as in `dense`; dw = the sum of dl ⊙ u, db of dl; with g = dl ⊙ w and means over a
 * group, dx = r (g - mean(g) - u mean(g ⊙ u)).
 */
export const groupNorm: Bind<"group-norm"> = (operation, memory) => {
  const { input, output, channels, positions, groups, epsilon, activation } = operation;
  const { values, gradients, weights, weightGradients } = memory;
  const [x, y, dx, dy] = [values[input]!, values[output]!, gradients[input]!, gradients[output]!];
  const weight = weights.subarray(operation.weight, operation.weight + channels);
  const bias = weights.subarray(operation.bias, operation.bias + channels);
  const dWeight = weightGradients.subarray(operation.weight, operation.weight + channels);
  const dBias = weightGradients.subarray(operation.bias, operation.bias + channels);
  const size = (channels / groups) * positions;
  const channelOf = (p: number): number => Math.floor(p / positions) % channels;

  const normal = new Float64Array(y.length);
  const linear = new Float64Array(y.length);
  const slopes = new Float64Array(y.length);
  const rates = new Float64Array(memory.rows * groups);

  return {
    forward(rows, told) {
      for (let g = 0; g < rows * groups; g++) {
        const [begin, end] = [g * size, (g + 1) * size];
        let sum = 0;
        for (let p = begin; p < end; p++) sum += x[p]!;
        const mean = sum / size;
        let squares = 0;
        for (let p = begin; p < end; p++) squares += (x[p]! - mean) * (x[p]! - mean);
        const rate = 1 / Math.sqrt(squares / size + epsilon);
        rates[g] = rate;
        for (let p = begin; p < end; p++) {
          const c = channelOf(p);
          normal[p] = (x[p]! - mean) * rate;
          linear[p] = weight[c]! * normal[p]! + bias[c]!;
        }
      }
      modulate(y, linear, operation, memory, rows, told > 1, positions);
      activate(activation, y, slopes, rows * groups * size);
    },
    backward(rows) {
      // dy is not needed any more: dz, dl, then g take its place.
      for (let p = 0; p < rows * groups * size; p++) dy[p]! *= slopes[p]!;
      modulateBackward(dy, linear, operation, memory, rows, positions);
      dWeight.fill(0);
      dBias.fill(0);
      for (let p = 0; p < rows * groups * size; p++) {
        const c = channelOf(p);
        dWeight[c]! += dy[p]! * normal[p]!;
        dBias[c]! += dy[p]!;
        dy[p]! *= weight[c]!;
      }
      if (dx.length === 0) return;
      for (let g = 0; g < rows * groups; g++) {
        const [begin, end] = [g * size, (g + 1) * size];
        let mean = 0;
        let along = 0;
        for (let p = begin; p < end; p++) {
          mean += dy[p]! / size;
          along += (dy[p]! * normal[p]!) / size;
        }
        for (let p = begin; p < end; p++) {
          dx[p]! += rates[g]! * (dy[p]! - mean - normal[p]! * along);
        }
      }
    },
  };
};
