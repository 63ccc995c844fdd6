import { checkInteger } from "./check.ts";
import { exponentOf, overlap, WIDEST, type PowerProfile } from "./power-profile.ts";
import type { Trainer } from "./trainer.ts";

/** A power-function average as it was at some step. */
export interface AverageSnapshot {
  /** How many steps had been taken, a positive integer. */
  readonly step: number;
  /** The relative standard deviation of its weights. */
  readonly sigma: number;
  /** The average. */
  readonly parameters: Float32Array | Float64Array;
}

/**
 * The power-function averages of a trainer as they are now, copied; save them every few per cent of a training.
 *
 * @throws Error if the trainer has taken no step or keeps no average of this kind.
 */
export function averageSnapshots(trainer: Trainer): AverageSnapshot[] {
  const { ema, averages, step } = trainer;
  const snapshots = ema.flatMap((each, i) =>
    "sigma" in each ? [{ step, sigma: each.sigma, parameters: averages[i]!.slice() }] : [],
  );
  if (snapshots.length === 0) {
    throw new Error(
      "averageSnapshots: the trainer keeps no power-function average; give it ema: [{ sigma: 0.05 }, { sigma: 0.1 }]",
    );
  }
  if (step === 0) throw new Error("averageSnapshots: the trainer has taken no step yet");
  return snapshots;
}

/** See {@link reconstructAverage}. */
export interface ReconstructOptions {
  /** The relative standard deviation of the wanted average, in (0, 0.28]. */
  readonly sigma: number;
  /**
   * The step at which it is wanted, a positive integer.
   * @defaultValue that of the latest snapshot
   */
  readonly step?: number | undefined;
}

/**
 * The average that another `sigma` would have given, from snapshots of two that were kept.
 *
 * The combination of the snapshots whose weights over time are nearest to the wanted profile, by least
 * squares; snapshots later than `step` are left out.
 *
 * @returns Parameters in the precision of the snapshots.
 * @throws RangeError if there is no snapshot or a number is out of range, TypeError if lengths differ.
 * @see {@link https://arxiv.org/abs/2312.02696 | arXiv:2312.02696}, section 3.2 and appendix C.2
 */
export function reconstructAverage(
  snapshots: readonly AverageSnapshot[],
  options: ReconstructOptions,
): Float32Array | Float64Array {
  const first = snapshots[0];
  if (!first) throw new RangeError("reconstructAverage: snapshots must not be empty");
  const { sigma, step = Math.max(...snapshots.map((each) => each.step)) } = options;
  checkInteger("reconstructAverage", "step", step, 1);
  for (const each of [{ sigma }, ...snapshots]) {
    if (!(each.sigma > 0 && each.sigma <= WIDEST)) {
      throw new RangeError(
        `reconstructAverage: sigma must be in (0, ${WIDEST}]; got ${each.sigma}`,
      );
    }
  }
  for (const each of snapshots) {
    checkInteger("reconstructAverage", "snapshot.step", each.step, 1);
    if (each.parameters.length !== first.parameters.length) {
      throw new TypeError("reconstructAverage: snapshots must be of one length");
    }
  }
  const known = snapshots.filter((each) => each.step <= step);
  if (known.length === 0) {
    throw new RangeError(`reconstructAverage: no snapshot is from step ${step} or before`);
  }
  const profile = (each: { step: number; sigma: number }): PowerProfile => ({
    step: each.step,
    exponent: exponentOf(each.sigma),
  });
  const shares = mixtureOf(known.map(profile), profile({ step, sigma }));
  const sum = new Float64Array(first.parameters.length);
  known.forEach(({ parameters }, i) => {
    for (let p = 0; p < sum.length; p++) sum[p]! += shares[i]! * parameters[p]!;
  });
  return first.parameters instanceof Float64Array ? sum : Float32Array.from(sum);
}

/** The coefficients that bring a sum of profiles nearest to the wanted one: the normal equations, by elimination. */
export function mixtureOf(profiles: readonly PowerProfile[], wanted: PowerProfile): Float64Array {
  const n = profiles.length;
  const rows = profiles.map((a) =>
    Float64Array.of(...profiles.map((b) => overlap(a, b)), overlap(a, wanted)),
  );
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(rows[i]![k]!) > Math.abs(rows[pivot]![k]!)) pivot = i;
    }
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    for (let i = k + 1; i < n; i++) {
      const factor = rows[i]![k]! / rows[k]![k]!;
      for (let j = k; j <= n; j++) rows[i]![j]! -= factor * rows[k]![j]!;
    }
  }
  const shares = new Float64Array(n);
  for (let k = n - 1; k >= 0; k--) {
    let rest = rows[k]![n]!;
    for (let j = k + 1; j < n; j++) rest -= rows[k]![j]! * shares[j]!;
    shares[k] = rest / rows[k]![k]!;
  }
  return shares;
}
