/** Shorter lists are left to the engine's own sort. */
const short = 300;

/** The digits of the upper half of a float64: 10, 11 and 11 bits, lowest first. */
const shifts = [0, 10, 21];
const masks = [0x3ff, 0x7ff, 0x7ff];

/** Where the upper word of a float64 lies among its two 32-bit words. */
const upper = new Uint32Array(Float64Array.of(1).buffer)[0] === 0 ? 1 : 0;

/** A word that orders as the number does: all bits of negative numbers turned, the sign of others. */
function keyOf(word: number): number {
  return (word ^ ((word >> 31) | 0x80000000)) >>> 0;
}

/** Sorts what is nearly sorted; gives up, false, after too many moves. */
function insertion(x: Float64Array): boolean {
  let budget = 8 * x.length;
  for (let i = 1; i < x.length; i++) {
    const value = x[i]!;
    let j = i - 1;
    while (j >= 0 && x[j]! > value) {
      x[j + 1] = x[j]!;
      j -= 1;
    }
    x[j + 1] = value;
    budget -= i - 1 - j;
    if (budget < 0) return false;
  }
  return true;
}

/**
 * Sorts numbers ascending, in place.
 *
 * Three counting passes over the upper 32 bits put them in order up to a relative 1e-6, an insertion
 * does the rest; where many numbers share their upper bits, the engine's sort does.
 *
 * @param x - No NaN.
 * @returns x.
 */
export function sortNumbers(x: Float64Array): Float64Array {
  const n = x.length;
  if (n < short) return x.sort();
  const spare = new Float64Array(n);
  const words = [x, spare].map((a) => new Uint32Array(a.buffer, a.byteOffset, 2 * n));
  const places = masks.map((mask) => new Uint32Array(mask + 2));
  const [low, middle, high] = [places[0]!, places[1]!, places[2]!];
  for (let i = upper; i < 2 * n; i += 2) {
    const key = keyOf(words[0]![i]!);
    low[(key & 0x3ff) + 1]! += 1;
    middle[((key >>> 10) & 0x7ff) + 1]! += 1;
    high[(key >>> 21) + 1]! += 1;
  }
  let from = x;
  let to: Float64Array = spare;
  for (let pass = 0; pass < 3; pass++) {
    const place = places[pass]!;
    for (let k = 1; k < place.length; k++) place[k]! += place[k - 1]!;
    scatter(from, words[pass & 1]!, to, place, shifts[pass]!, masks[pass]!);
    [from, to] = [to, from];
  }
  x.set(from);
  return insertion(x) ? x : x.sort();
}

function scatter(
  from: Float64Array,
  words: Uint32Array,
  to: Float64Array,
  place: Uint32Array,
  shift: number,
  mask: number,
): void {
  for (let i = 0, at = upper; i < from.length; i++, at += 2) {
    const digit = (keyOf(words[at]!) >>> shift) & mask;
    to[place[digit]!] = from[i]!;
    place[digit]! += 1;
  }
}

/** Sorts 32-bit words ascending, in place; the counting passes that are not needed are left out. */
export function sortWords(x: Uint32Array): Uint32Array {
  if (x.length < short) return x.sort();
  let most = 0;
  for (let i = 0; i < x.length; i++) if (x[i]! > most) most = x[i]!;
  let from = x;
  let to: Uint32Array = new Uint32Array(x.length);
  for (let shift = 0; shift < 32 && most >>> shift > 0; shift += 11) {
    const place = new Uint32Array(0x801);
    for (let i = 0; i < from.length; i++) place[((from[i]! >>> shift) & 0x7ff) + 1]! += 1;
    for (let k = 1; k < place.length; k++) place[k]! += place[k - 1]!;
    for (let i = 0; i < from.length; i++) {
      const digit = (from[i]! >>> shift) & 0x7ff;
      to[place[digit]!] = from[i]!;
      place[digit]! += 1;
    }
    [from, to] = [to, from];
  }
  if (from !== x) x.set(from);
  return x;
}
