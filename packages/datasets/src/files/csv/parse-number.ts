/** 10^k for the k whose powers are exact doubles. */
const powers = Float64Array.from({ length: 23 }, (_, k) => 10 ** k);

/** Longer texts are not the number of anybody. */
const longest = 400;

/**
 * A decimal number in ASCII bytes [from, to), spaces around it allowed; NaN where there is none.
 *
 * Up to 15 digits and 22 places the digits and the power of ten are exact doubles, so that one
 * multiplication or division rounds correctly (Clinger 1990); all else goes through a string.
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
  if (digits <= 15 && power >= -22 && power <= 22) {
    const size = power < 0 ? value / powers[-power]! : value * powers[power]!;
    return negative ? -size : size;
  }
  if (end - start > longest) return NaN;
  return Number(String.fromCharCode.apply(null, bytes.subarray(start, end) as never));
}
