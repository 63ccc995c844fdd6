import type { Samples } from "@inkwash/datasets";
import { manifoldScores, type ManifoldScores } from "@inkwash/stats";
import type { DigitSplit } from "./digit-split.ts";
import { classOf, nearestDistance } from "./nearest-digits.ts";

/** What is said about labelled images. */
export interface DigitScores extends ManifoldScores {
  /** The share that 3 nearest held-out digits give the class that was wanted. */
  readonly wanted: number;
  /** The median distance to the nearest learned digit, where that of held-out digits is 1. */
  readonly novelty: number;
}

const images = ({ data }: Samples): readonly ArrayLike<number>[] =>
  Array.from({ length: data.length / 64 }, (_, i) => data.subarray(64 * i, 64 * (i + 1)));

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Judges labelled images beside digits that were never learned. */
export function scoreDigits(
  samples: Samples,
  label: ArrayLike<number>,
  { learned, heldOut }: DigitSplit,
): DigitScores {
  const known = { data: heldOut.data, label: heldOut.label! };
  const right = images(samples).filter((image, i) => classOf(image, known, 3) === label[i]);
  const away = (set: Samples): number =>
    median(images(set).map((image) => nearestDistance(image, learned.data)));
  return {
    wanted: right.length / samples.shape[0]!,
    ...manifoldScores(samples, heldOut, { k: 5 }),
    novelty: away(samples) / away(heldOut),
  };
}
