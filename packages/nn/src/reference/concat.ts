import type { Bind } from "./memory.ts";

/** y = [x_1, x_2, ...], row by row; dx_i is its part of dy. */
export const concat: Bind<"concat"> = (operation, memory) => {
  const { inputs, output } = operation;
  const width = memory.sizeOf(output);
  const samples = !memory.isTold(output);
  const y = memory.values[output]!;
  const dy = memory.gradients[output]!;
  let end = 0;
  const parts = inputs.map((input) => {
    const size = memory.sizeOf(input);
    const start = end;
    end += size;
    const told = memory.isTold(input);
    return { x: memory.values[input]!, dx: memory.gradients[input]!, size, start, told };
  });
  return {
    forward(rows, told) {
      const count = samples ? rows : told;
      for (const { x, size, start, told: isTold } of parts) {
        const stride = isTold && told === 1 ? 0 : size;
        for (let i = 0; i < count; i++) {
          for (let j = 0; j < size; j++) y[i * width + start + j] = x[i * stride + j]!;
        }
      }
    },
    backward(rows) {
      for (const { dx, size, start } of parts) {
        if (dx.length === 0) continue;
        for (let i = 0; i < rows; i++) {
          for (let j = 0; j < size; j++) dx[i * size + j]! += dy[i * width + start + j]!;
        }
      }
    },
  };
};
