import { take, type Dataset } from "@inkwash/datasets";
import { digits } from "@inkwash/datasets/digits";
import { permutation, philox } from "@inkwash/random";

/** The digits that are learned, and those that judge and are never learned. */
export interface DigitSplit {
  /** 1,197 of them, in [-1, 1]. */
  readonly learned: Dataset;
  /** The other 600. */
  readonly heldOut: Dataset;
}

/** Two parts of the 1,797 digits by a seeded shuffle. */
export function digitSplit(): DigitSplit {
  const all = digits();
  const order = permutation(all.shape[0]!, philox(2026).fork("split"));
  return { learned: take(all, order.subarray(600)), heldOut: take(all, order.subarray(0, 600)) };
}
