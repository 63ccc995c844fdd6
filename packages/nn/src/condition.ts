import type { Network } from "./network.ts";

/** Throws unless the network can be told every one of these conditions. */
export function checkCondition(
  where: string,
  network: Network,
  condition: number | ArrayLike<number>,
): void {
  const { conditioning } = network;
  const values = typeof condition === "number" ? [condition] : condition;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (conditioning.kind === "embedding") {
      if (!(Number.isInteger(value) && value >= 0 && value < conditioning.steps)) {
        throw new RangeError(
          `${where}: condition must be a step index in [0, ${conditioning.steps}), as the network has an embedding; element ${i} is ${value}`,
        );
      }
    } else if (conditioning.kind === "sinusoidal") {
      if (!Number.isFinite(value)) {
        throw new RangeError(`${where}: condition must be finite; element ${i} is ${value}`);
      }
    } else if (Number.isNaN(value)) {
      throw new RangeError(`${where}: condition must be a log-SNR; element ${i} is NaN`);
    }
  }
}
