import type { Machine } from "@inkwash/wasm-kernels/machine";
import { writeFeatures } from "../reference/features.ts";
import type { FeatureTable } from "./compiler.ts";

/** Writes the features of these conditions, one row each. */
export function fillFeatures(
  machine: Machine,
  tables: readonly FeatureTable[],
  conditions: ArrayLike<number>,
): void {
  for (const { operation, address, stride } of tables) {
    const row = new Float64Array(2 * operation.frequencies.length);
    for (let i = 0; i < conditions.length; i++) {
      writeFeatures(operation, conditions[i]!, row, 0);
      for (let k = 0; k < row.length; k++) {
        machine.floats[(address + (k >> 3) * stride) / 4 + 8 * i + (k & 7)] = row[k]!;
      }
    }
  }
}
