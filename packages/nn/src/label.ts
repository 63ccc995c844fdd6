import type { Network } from "./network.ts";

/**
 * Throws unless there are labels exactly where the network has classes, and all are integers in [0, classes].
 */
export function checkLabels(
  where: string,
  network: Network,
  labels: number | ArrayLike<number> | undefined,
): void {
  const { classes } = network;
  if (labels === undefined) {
    if (classes === 0) return;
    throw new TypeError(
      `${where}: label must be given, as the network has ${classes} classes; ${classes} says "no class"`,
    );
  }
  if (classes === 0)
    throw new TypeError(`${where}: label is given, but the network has no classes`);
  const values = typeof labels === "number" ? [labels] : labels;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(Number.isInteger(value) && value >= 0 && value <= classes)) {
      throw new RangeError(
        `${where}: label must be integers in [0, ${classes}], ${classes} for "no class"; element ${i} is ${value}`,
      );
    }
  }
}
