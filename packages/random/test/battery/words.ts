import { chiSquareTail, countsTail, normalTail } from "./laws.ts";

/** Where words come from: the next one. */
export type Next = () => number;

/** Ones among all bits. */
function monobit(next: Next, n: number): number {
  let ones = 0;
  for (let i = 0; i < n; i++) {
    let w = next();
    w -= (w >>> 1) & 0x55555555;
    w = (w & 0x33333333) + ((w >>> 2) & 0x33333333);
    ones += Math.imul((w + (w >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return normalTail((2 * ones - 32 * n) / Math.sqrt(32 * n));
}

/** `size` successive words, `bits` bits of each from bit `from` on, as one of 2^(size bits) cells. */
function serial(size: number, bits: number, from: number): (next: Next, n: number) => number {
  return (next, n) => {
    const cells = 2 ** (size * bits);
    const found = new Float64Array(cells);
    for (let i = 0; i < n; i++) {
      let cell = 0;
      for (let j = 0; j < size; j++) cell = (cell << bits) | ((next() >>> from) & (2 ** bits - 1));
      found[cell]! += 1;
    }
    return countsTail(found, new Float64Array(cells).fill(n / cells));
  };
}

/** How many words come between those below a tenth of the range. */
function gaps(next: Next, n: number): number {
  const found = new Float64Array(100);
  const limit = Math.floor(2 ** 32 / 10);
  const p = limit / 2 ** 32;
  let count = 0;
  for (let gap = 0; count < n / 10; gap++) {
    if (next() >= limit) continue;
    found[Math.min(gap, 99)]! += 1;
    count++;
    gap = -1;
  }
  const expected = found.map((_, gap) => count * (gap < 99 ? p : 1) * (1 - p) ** gap);
  return countsTail(found, expected);
}

/** Equal spacings between 512 birthdays in a year of 2^24 days: a Poisson count of mean 2. */
function birthdays(next: Next, n: number): number {
  const trials = Math.floor(n / 512);
  const found = new Float64Array(12);
  const days = new Float64Array(512);
  for (let trial = 0; trial < trials; trial++) {
    for (let i = 0; i < 512; i++) days[i] = next() >>> 8;
    days.sort();
    const spacings = days.map((day, i) => (i === 0 ? day : day - days[i - 1]!)).sort();
    let equal = 0;
    for (let i = 1; i < 512; i++) equal += Number(spacings[i] === spacings[i - 1]);
    found[Math.min(equal, 11)]! += 1;
  }
  // The last cell holds what is left of the whole.
  let [p, rest] = [Math.exp(-2), 1];
  const expected = found.map((_, k) => {
    const here = k < 11 ? p : rest;
    rest -= p;
    p *= 2 / (k + 1);
    return trials * here;
  });
  return countsTail(found, expected);
}

/** The rank of 32 rows of 32 bits. */
function rankOf(rows: Uint32Array): number {
  let rank = 0;
  for (let bit = 31; bit >= 0; bit--) {
    const pivot = rows.findIndex((row, i) => i >= rank && ((row >>> bit) & 1) === 1);
    if (pivot < 0) continue;
    const row = rows[pivot]!;
    rows[pivot] = rows[rank]!;
    rows[rank] = row;
    for (let i = rank + 1; i < 32; i++) if ((rows[i]! >>> bit) & 1) rows[i]! ^= row;
    rank++;
  }
  return rank;
}

/** Chances of the ranks 32, 31 and less of a random 32 by 32 matrix over two elements. */
const RANKS = [0.2887880952, 0.5775761902, 0.1336357146];

/** Ranks of matrices whose rows `row` makes. */
function rank(row: (next: Next) => number, words: number): (next: Next, n: number) => number {
  return (next, n) => {
    const trials = Math.floor(n / words);
    const found = new Float64Array(3);
    const rows = new Uint32Array(32);
    for (let trial = 0; trial < trials; trial++) {
      for (let i = 0; i < 32; i++) rows[i] = row(next);
      found[Math.min(2, 32 - rankOf(rows))]! += 1;
    }
    return countsTail(
      found,
      RANKS.map((p) => p * trials),
    );
  };
}

/** The lowest bits of 32 words. */
function lowBits(next: Next): number {
  let row = 0;
  for (let i = 0; i < 32; i++) row = (row << 1) | (next() & 1);
  return row;
}

/** Runs above and below the middle (Wald and Wolfowitz), of bit `bit`. */
function runs(bit: number): (next: Next, n: number) => number {
  return (next, n) => {
    let [before, count] = [2, 0];
    for (let i = 0; i < n; i++) {
      const now = (next() >>> bit) & 1;
      count += Number(now !== before);
      before = now;
    }
    return normalTail((count - (n + 1) / 2) / (Math.sqrt(n - 1) / 2));
  };
}

/** Correlations of words with those 1 to 16 places on. */
function lags(next: Next, n: number): number {
  const values = Float64Array.from({ length: n }, () => next() / 2 ** 32 - 0.5);
  let statistic = 0;
  for (let lag = 1; lag <= 16; lag++) {
    let sum = 0;
    for (let i = lag; i < n; i++) sum += values[i]! * values[i - lag]!;
    statistic += (12 * sum) ** 2 / (n - lag);
  }
  return chiSquareTail(statistic, 16);
}

/** Tests of words: each takes so many words, about, and gives a p-value. */
export const wordTests: Readonly<Record<string, (next: Next, n: number) => number>> = {
  "monobit frequency": monobit,
  "serial pairs, high bits": serial(2, 8, 24),
  "serial pairs, low bits": serial(2, 6, 0),
  "serial triples, high bits": serial(3, 5, 27),
  gaps,
  "birthday spacings": birthdays,
  "rank of 32 by 32 bits": rank((next) => next(), 32),
  "rank of lowest bits": rank(lowBits, 1024),
  "runs of the highest bit": runs(31),
  "runs of the lowest bit": runs(0),
  "lag correlations": lags,
};
