import type { JumpOptions } from "./types.ts";

type Rates = JumpOptions["signal"];

const rowsOf = (rates: Rates): number => (typeof rates === "number" ? 1 : rates?.length);

/** Refuses what is not one finite float32 or several. */
function checkFinite(name: string, rates: Rates): void {
  const rows = rowsOf(rates);
  for (let row = 0; row < rows; row++) {
    const rate = typeof rates === "number" ? rates : rates[row]!;
    if (!Number.isFinite(Math.fround(rate))) {
      const place = typeof rates === "number" ? "" : `[${row}]`;
      throw new RangeError(`jump: ${name}${place} must be finite in float32; got ${rate}`);
    }
  }
}

/** Refuses rates that are not a number each, or one for each of equally many rows. */
export function checkRates({ signal, noise }: JumpOptions, length: number): void {
  for (const [name, rates] of [
    ["signal", signal],
    ["noise", noise],
  ] as const) {
    const rows = rowsOf(rates);
    if (typeof rates !== "number" && !(rows === 0 ? length === 0 : length % rows === 0)) {
      throw new TypeError(
        `jump: ${name} must be a number or one for each row, where the rows divide x.length (${length}); got ${rows}`,
      );
    }
    checkFinite(name, rates);
  }
  if (typeof signal !== "number" && typeof noise !== "number" && signal.length !== noise.length) {
    throw new TypeError(
      `jump: noise.length must equal signal.length (${signal.length}); got ${noise.length}`,
    );
  }
}

/** The rates as pairs (signal, noise), one for each row: one row where both are numbers. */
export function ratePairs({ signal, noise }: JumpOptions): Float32Array<ArrayBuffer> {
  const rows = typeof signal === "number" ? rowsOf(noise) : rowsOf(signal);
  const pairs = new Float32Array(2 * rows);
  for (let row = 0; row < rows; row++) {
    pairs[2 * row] = typeof signal === "number" ? signal : signal[row]!;
    pairs[2 * row + 1] = typeof noise === "number" ? noise : noise[row]!;
  }
  return pairs;
}
