import { activate } from "./activations.ts";
import type { Bind } from "./memory.ts";
import { accumulate } from "./rows.ts";

/** y = f(a + b); da = db = dy ⊙ f'(a + b). */
export const add: Bind<"add"> = (operation, memory) => {
  const { inputs, output, activation } = operation;
  const size = memory.sizeOf(output);
  const isTold = memory.isTold(output);
  const y = memory.values[output]!;
  const dy = memory.gradients[output]!;
  const a = memory.values[inputs[0]]!;
  const b = memory.values[inputs[1]]!;
  const slopes = new Float64Array(y.length);
  return {
    forward(rows, told) {
      const count = (isTold ? told : rows) * size;
      for (let i = 0; i < count; i++) y[i] = a[i]! + b[i]!;
      activate(activation, y, slopes, count);
    },
    backward(rows) {
      for (let i = 0; i < rows * size; i++) dy[i]! *= slopes[i]!;
      for (const input of inputs) {
        const dx = memory.gradients[input]!;
        if (dx.length > 0) accumulate(dx, dy, rows * size);
      }
    },
  };
};
