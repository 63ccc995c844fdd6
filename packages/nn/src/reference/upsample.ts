import type { Bind } from "./memory.ts";

/** y(c, i, j) = x(c, floor(i / 2), floor(j / 2)); dx is the sum of the four dy. */
export const upsample: Bind<"upsample"> = (operation, memory) => {
  const { input, output, channels, height, width } = operation;
  const [x, y] = [memory.values[input]!, memory.values[output]!];
  const [dx, dy] = [memory.gradients[input]!, memory.gradients[output]!];
  /** Where output number p, counted over all images and channels, comes from. */
  const source = (p: number): number => {
    const line = Math.floor(p / (2 * width));
    const above = Math.floor(line / (2 * height)) * height + ((line % (2 * height)) >> 1);
    return above * width + ((p % (2 * width)) >> 1);
  };
  const size = channels * 4 * height * width;
  return {
    forward(rows) {
      for (let p = 0; p < rows * size; p++) y[p] = x[source(p)]!;
    },
    backward(rows) {
      if (dx.length === 0) return;
      for (let p = 0; p < rows * size; p++) dx[source(p)]! += dy[p]!;
    },
  };
};
