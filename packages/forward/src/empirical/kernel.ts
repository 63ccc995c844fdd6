import { exp, log } from "@inkwash/special";
import { checkCoefficient, checkSamples } from "../check.ts";
import { checkFinite } from "../evaluator.ts";
import type { Rates, Samples } from "../types.ts";

const LOG_2_PI = 1.8378770664093453;
/** So many nats below the nearest point a whole 10^12 others weigh less than a rounding. */
const NEGLIGIBLE = 65;
/** Data points whose distances are held at a time. */
const CHUNK = 1024;

/** Data points in d coordinates each, copied to float64. */
export interface Cloud {
  readonly values: Float64Array;
  readonly count: number;
  readonly size: number;
}

/** Refuses data that is no finite, non-empty set of points. */
export function cloudOf(who: string, data: Samples): Cloud {
  checkSamples(who, "data", data);
  const count = data.shape[0]!;
  if (count < 1) throw new RangeError(`${who}: data must hold at least one point; got none`);
  checkFinite(who, "data", data.data);
  return { values: Float64Array.from(data.data), count, size: data.data.length / count };
}

/** Refuses points that do not have the length of the data, and places without noise. */
export function checkQuery(who: string, cloud: Cloud, x: Samples, at: Rates): void {
  checkSamples(who, "x", x);
  const rows = x.shape[0]!;
  if (x.data.length !== rows * cloud.size) {
    throw new RangeError(
      `${who}: x must have ${cloud.size} elements per sample, as the data; ` +
        `got [${x.shape.join(", ")}]`,
    );
  }
  checkFinite(who, "x", x.data);
  checkCoefficient(who, "at.signal", at.signal, rows);
  checkCoefficient(who, "at.noise", at.noise, rows);
  for (let row = 0; row < rows; row++) {
    if (rateOf(at.noise, row) === 0) {
      throw new RangeError(
        `${who}: there is no noise at sample ${row}, and points have no density without it; ` +
          `ask at a place with noise > 0`,
      );
    }
  }
}

/** One rate of a batch, or that of a sample. */
export function rateOf(rate: number | Float64Array, row: number): number {
  return typeof rate === "number" ? rate : rate[row]!;
}

/** What is found out about one noisy state, in arrays that are used again. */
export interface Look {
  /** E[x_0 | x], the mean of the data points. */
  readonly data: Float64Array;
  /** E[epsilon | x], the mean of (x - signal x_j) / noise, summed by itself so that nothing cancels. */
  readonly noise: Float64Array;
}

/** Arrays for {@link look}. */
export function lookOf({ size }: Cloud): Look {
  return { data: new Float64Array(size), noise: new Float64Array(size) };
}

/**
 * Looks at one noisy state: writes the means of data and noise, weighted by
 * w_j = exp(-|x - signal x_j|^2 / (2 noise^2)), to `found` and returns ln q(x).
 *
 * The data is read chunk by chunk; each new nearest point rescales what was summed, so that nothing
 * grows with the number of points.
 */
export function look(
  cloud: Cloud,
  x: Samples,
  row: number,
  signal: number,
  noise: number,
  found: Look,
): number {
  const { values, count, size } = cloud;
  const offset = row * size;
  const energies = new Float64Array(Math.min(CHUNK, count));
  let least = Infinity;
  let total = 0;
  found.data.fill(0);
  found.noise.fill(0);
  for (let start = 0; start < count; start += CHUNK) {
    const length = Math.min(CHUNK, count - start);
    let nearest = Infinity;
    for (let j = 0; j < length; j++) {
      let square = 0;
      for (let i = 0; i < size; i++) {
        const apart = x.data[offset + i]! - signal * values[(start + j) * size + i]!;
        square += apart * apart;
      }
      energies[j] = square / noise / noise / 2;
      nearest = Math.min(nearest, energies[j]!);
    }
    if (nearest < least) {
      const kept = exp(nearest - least);
      total *= kept;
      for (let i = 0; i < size; i++) {
        found.data[i]! *= kept;
        found.noise[i]! *= kept;
      }
      least = nearest;
    }
    for (let j = 0; j < length; j++) {
      const above = energies[j]! - least;
      if (!(above < NEGLIGIBLE)) continue;
      const weight = exp(-above);
      total += weight;
      for (let i = 0; i < size; i++) {
        const value = values[(start + j) * size + i]!;
        found.data[i]! += weight * value;
        found.noise[i]! += weight * (x.data[offset + i]! - signal * value);
      }
    }
  }
  if (least === Infinity) return -Infinity; // beyond the range of float64
  for (let i = 0; i < size; i++) {
    found.data[i]! /= total;
    found.noise[i]! /= total * noise;
  }
  return log(total / count) - least - size * (LOG_2_PI / 2 + log(Math.abs(noise)));
}
