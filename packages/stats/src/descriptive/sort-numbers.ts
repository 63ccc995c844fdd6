/** Shorter lists are left to the engine's own sort. */
const short = 300;

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
 * Each goes to where it would lie if all were spread evenly, two to a stretch, and an insertion does
 * the rest; where a few far ones crowd all others into one stretch, the engine's sort does.
 *
 * @param x - No NaN.
 * @returns x.
 */
export function sortNumbers(x: Float64Array): Float64Array {
  const n = x.length;
  if (n < short) return x.sort();
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < n; i++) {
    const value = x[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const stretches = n >> 1;
  const scale = (stretches - 1) / (high - low);
  if (!(scale > 0 && scale < Infinity)) return x.sort();
  const stretchOf = new Int32Array(n);
  const places = new Int32Array(stretches + 1);
  for (let i = 0; i < n; i++) {
    const stretch = ((x[i]! - low) * scale) | 0;
    stretchOf[i] = stretch;
    places[stretch + 1]! += 1;
  }
  for (let k = 1; k <= stretches; k++) places[k]! += places[k - 1]!;
  const spread = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const stretch = stretchOf[i]!;
    spread[places[stretch]!] = x[i]!;
    places[stretch]! += 1;
  }
  x.set(spread);
  return insertion(x) ? x : x.sort();
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
