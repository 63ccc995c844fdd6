/** The low part of the last product, so that no object is made per call; read it at once. */
export const LOW: Float64Array = /* @__PURE__ */ new Float64Array(1);

const SPLITTER = 2 ** 27 + 1;

/** a b as an unevaluated sum: returns the rounded product, leaves its rounding error in `LOW`. */
export function exactProduct(a: number, b: number): number {
  const ca = SPLITTER * a;
  const cb = SPLITTER * b;
  const ah = ca - (ca - a);
  const bh = cb - (cb - b);
  const al = a - ah;
  const bl = b - bh;
  const product = a * b;
  LOW[0] = ah * bh - product + ah * bl + al * bh + al * bl;
  return product;
}

/** (a + al)(b + bl), to about 2^-103: returns the high part, leaves the low part in `LOW`. */
export function product(a: number, al: number, b: number, bl: number): number {
  const high = exactProduct(a, b);
  const low = LOW[0]! + (a * bl + al * b);
  const sum = high + low;
  LOW[0] = high - sum + low;
  return sum;
}

/** (a + al) / (b + bl), rounded once with an error below 2^-100 before the rounding. */
export function quotient(a: number, al: number, b: number, bl: number): number {
  const q = a / b;
  const back = exactProduct(q, b);
  const rest = (a - back - LOW[0]! + al - q * bl) / b;
  const sum = q + rest;
  LOW[0] = q - sum + rest;
  return sum;
}

/** (a + al) + (b + bl), to about 2^-104: returns the high part, leaves the low part in `LOW`. */
export function total(a: number, al: number, b: number, bl: number): number {
  const high = a + b;
  const part = high - a;
  const low = a - (high - part) + (b - part) + (al + bl);
  const sum = high + low;
  LOW[0] = high - sum + low;
  return sum;
}
