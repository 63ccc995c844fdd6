/** 10^k for the k whose powers are exact doubles. */
const powers = Float64Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));

/** Longer texts are not the number of anybody. */
const longest = 400;

/** The rounding error of the product p = a b (Dekker 1971), for factors below 2^900. */
function productError(a: number, b: number, p: number): number {
  const [splitA, splitB] = [a * 134217729, b * 134217729];
  const highA = splitA - (splitA - a);
  const highB = splitB - (splitB - b);
  const [lowA, lowB] = [a - highA, b - highB];
  return lowA * lowB - (p - highA * highB - lowA * highB - highA * lowB);
}

/**
 * (head 10^k + tail) 10^power for exact head, tail and powers, rounded correctly; NaN where twice
 * the digits of a double cannot decide between two neighbours.
 */
function scaled(head: number, k: number, tail: number, power: number): number {
  const high = head * powers[k]!;
  const low = productError(head, powers[k]!, high) + tail;
  const factor = powers[Math.abs(power)]!;
  let first: number;
  let second: number;
  if (power < 0) {
    first = high / factor;
    const product = first * factor;
    second = (high - product - productError(first, factor, product) + low) / factor;
  } else {
    first = high * factor;
    second = productError(high, factor, first) + low * factor;
  }
  // The error is below 2^-49 of the second part: if both ends round alike, so does what is between.
  const margin = second * 2 ** -45;
  const [from, to] = [first + (second - margin), first + (second + margin)];
  return from === to ? from : NaN;
}

/**
 * A decimal number in ASCII bytes [from, to), spaces around it allowed; NaN where there is none.
 *
 * Up to 15 digits and 22 places the digits and the power of ten are exact doubles, so that one
 * multiplication or division rounds correctly (Clinger 1990). Up to 30 digits two doubles do, save
 * for rare ties; those and all other numbers go through a string.
 */
export function parseNumber(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  let end = to;
  while (at < end && bytes[at]! <= 32) at += 1;
  while (end > at && bytes[end - 1]! <= 32) end -= 1;
  const start = at;
  let sign = bytes[at];
  const negative = sign === 45;
  if (negative || sign === 43) at += 1;
  let value = 0;
  let tail = 0;
  let digits = 0;
  let seen = 0;
  let places = 0;
  let point = -1;
  let b = 0;
  for (; at < end; at++) {
    b = bytes[at]!;
    const digit = b - 48;
    if (digit >= 0 && digit <= 9) {
      seen += 1;
      if (value > 0 || digit > 0) digits += 1;
      if (digits <= 15) value = value * 10 + digit;
      else tail = tail * 10 + digit;
    } else if (b === 46 && point < 0) {
      point = seen;
    } else {
      break;
    }
  }
  if (seen === 0) return NaN;
  if (point >= 0) places = seen - point;
  let exponent = 0;
  if (at < end) {
    if (b !== 101 && b !== 69) return NaN;
    at += 1;
    sign = bytes[at];
    if (sign === 45 || sign === 43) at += 1;
    if (at >= end) return NaN;
    for (; at < end; at++) {
      const digit = bytes[at]! - 48;
      if (!(digit >= 0 && digit <= 9)) return NaN;
      exponent = Math.min(9999, exponent * 10 + digit);
    }
    if (sign === 45) exponent = -exponent;
  }
  const power = exponent - places;
  if (digits <= 30 && power >= -22 && power <= 22) {
    let size: number;
    if (digits > 15) size = scaled(value, digits - 15, tail, power);
    else size = power < 0 ? value / powers[-power]! : value * powers[power]!;
    if (size === size) return negative ? -size : size;
  }
  if (end - start > longest) return NaN;
  return Number(String.fromCharCode.apply(null, bytes.subarray(start, end) as never));
}
