import type { Bind } from "./memory.ts";

/** y = row number c of the table E; dE is, row by row, the sum of the dy that took it. */
export const embedding: Bind<"embedding"> = (operation, memory) => {
  const { output, rows: known, size, weight } = operation;
  const numbers = operation.of === "label" ? memory.label : memory.condition;
  const table = memory.weights.subarray(weight, weight + known * size);
  const dTable = memory.weightGradients.subarray(weight, weight + known * size);
  const y = memory.values[output]!;
  const dy = memory.gradients[output]!;
  return {
    forward(_, told) {
      for (let i = 0; i < told; i++) {
        const from = numbers[i]! * size;
        for (let j = 0; j < size; j++) y[i * size + j] = table[from + j]!;
      }
    },
    backward(rows) {
      dTable.fill(0);
      for (let i = 0; i < rows; i++) {
        const to = numbers[i]! * size;
        for (let j = 0; j < size; j++) dTable[to + j]! += dy[i * size + j]!;
      }
    },
  };
};
