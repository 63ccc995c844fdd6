import type { Samples } from "@inkwash/datasets";
import type { Stream } from "@inkwash/random";
import {
  energyDistance,
  evenDirections,
  floor,
  neighbourAccuracy,
  slicedWasserstein,
} from "@inkwash/stats";
import type { PlaneSet } from "./plane-sets.ts";

/** A fresh set of samples for every k = 0, 1, ... */
export type Draw = (k: number) => Samples;

/** How far the samples of a model are from their law: each number is a mean over pairs of draws. */
export interface Scorer {
  /** Sliced Wasserstein-2 in floors, along 128 directions: 1 is fresh data. */
  readonly sliced: (draw: Draw) => number;
  /** Energy distance in floors: 1 is fresh data. */
  readonly energy: (draw: Draw) => number;
  /** How often 71 nearest neighbours tell samples from data: 1/2 is fresh data. */
  readonly accuracy: (draw: Draw) => number;
}

const directions = evenDirections(128);
/** What {@link scorer} is told. */
export interface ScorerOptions {
  /** The number of points in a set. */
  readonly n: number;
  /**
   * The number of pairs that every mean is taken over: two fresh sets of 10,000 points read between 0.5
   * and 1.6 mean floors, so one pair says little.
   */
  readonly pairs: number;
  /** Where fresh data come from. */
  readonly rng: Stream;
}

/** Judges models of a set by `pairs` draws of n points, each beside fresh data. */
export function scorer(set: PlaneSet, { n, pairs, rng }: ScorerOptions): Scorer {
  const fresh: Draw = (k) => set.draw(n, rng.fork(k));
  const mean = (draw: Draw, score: (x: Samples, y: Samples) => number): number =>
    floor(score, (k) => (k % 2 === 0 ? draw(k / 2) : fresh(2 * pairs + (k - 1) / 2)), {
      repeats: pairs,
    }).mean;
  const inFloors = (distance: (x: Samples, y: Samples) => number): ((draw: Draw) => number) => {
    let unit: number | undefined;
    return (draw) => {
      unit ??= floor(distance, fresh, { repeats: pairs }).mean;
      return mean(draw, distance) / unit;
    };
  };
  return {
    sliced: inFloors((x, y) => slicedWasserstein(x, y, { directions })),
    energy: inFloors(energyDistance),
    accuracy: (draw) => mean(draw, (x, y) => neighbourAccuracy(x, y, { k: 71 }).statistic),
  };
}
