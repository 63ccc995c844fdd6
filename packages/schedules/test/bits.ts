import {
  alpha,
  alphaBar,
  constant,
  cosine,
  grid,
  linear,
  noise,
  posterior,
  scaledLinear,
  sigma,
  sigmoid,
  signal,
  snr,
} from "@inkwash/schedules";

/** FNV-1a over the bytes of every table of five schedules and of one grid each. */
export function checksum(): number {
  const schedules = [
    linear(1000),
    scaledLinear(1000),
    constant(200, { beta: 0.1 }),
    sigmoid(1000),
    cosine(1000),
  ];
  let hash = 0x811c9dc5;
  const add = (table: Float64Array): void => {
    for (const byte of new Uint8Array(table.buffer)) hash = Math.imul(hash ^ byte, 0x01000193);
  };
  for (const schedule of schedules) {
    for (const table of [schedule.beta, schedule.logAlphaBar, schedule.logSnr]) add(table);
    for (const table of [alpha, alphaBar, signal, noise, sigma, snr]) add(table(schedule));
    for (const table of Object.values(posterior(schedule)) as Float64Array[]) add(table);
    for (const table of Object.values(grid(schedule, { steps: 50 })) as Float64Array[]) add(table);
  }
  return hash >>> 0;
}

/** It must not change except in a major version. */
export const CHECKSUM = 0xa59e67e0;
