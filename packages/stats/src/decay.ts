import { exp } from "@inkwash/special";

/** Places of the table per unit. */
const perUnit = 64;

/** From this u on e^-u is below 2^-59, and {@link decay} has no table. */
export const far = 41;

/** e^-u at u = 0, 1/64, ..., 41, each a product of two exponentials. */
export function decayTable(): Float64Array {
  const table = new Float64Array(perUnit * (far + 1));
  for (let part = 0; part < perUnit; part++) table[part] = exp(-part / perUnit);
  for (let unit = 1; unit <= far; unit++) {
    const factor = exp(-unit);
    for (let part = 0; part < perUnit; part++) table[unit * perUnit + part] = factor * table[part]!;
  }
  return table;
}

/**
 * e^-u for u in [0, 41), to a relative 1e-15, several times as fast as `exp` where many are summed.
 *
 * From the nearest place of the table by Taylor's polynomial: the rest r is at most 1/128, and r^6 / 720
 * is below 1e-15.
 */
export function decay(table: Float64Array, u: number): number {
  const place = Math.floor(u * perUnit + 0.5);
  const r = place / perUnit - u;
  return table[place]! * (1 + r * (1 + r * (0.5 + r * (1 / 6 + r * (1 / 24 + r / 120)))));
}
