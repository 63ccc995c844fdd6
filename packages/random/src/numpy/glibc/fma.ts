const SPLITTER = 2 ** 27 + 1;

/** What rounding takes from the product a b: a b - p exactly, where p is a * b rounded. */
export function productError(a: number, b: number, p: number): number {
  const ca = SPLITTER * a;
  const cb = SPLITTER * b;
  const ah = ca - (ca - a);
  const bh = cb - (cb - b);
  const al = a - ah;
  const bl = b - bh;
  return ah * bh - p + ah * bl + al * bh + al * bl;
}

/**
 * a b + c rounded once, as the instruction of that name does; nothing may overflow or underflow.
 *
 * The exact value is s + v + w, each at most half an ulp of the one before; w decides only where
 * s + v lies half-way between two numbers.
 */
export function fma(a: number, b: number, c: number): number {
  const p = a * b;
  const e = productError(a, b, p);
  const s = p + c;
  const part = s - p;
  const t = p - (s - part) + (c - part);
  const v = t + e;
  const rest = v - t;
  const w = t - (v - rest) + (e - rest);
  const rounded = s + v;
  if (w === 0) return rounded;
  const d = v - (rounded - s);
  const halfway = d !== 0 && rounded + d * (1 + 2 ** -52) !== rounded;
  return halfway && d > 0 === w > 0 ? rounded + 2 * d : rounded;
}
