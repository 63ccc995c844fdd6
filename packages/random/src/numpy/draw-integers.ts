import { checkCount } from "../check.ts";
import { type Words, bounded64, boundedPiece, lemire32, masked32, pieces } from "./bounded.ts";
import { type IntegerType, TYPES } from "./integer-types.ts";

/** What decides a draw of integers besides its bounds. */
interface Draw {
  /** For errors: the function that was called. */
  readonly caller: string;
  /** How many. */
  readonly count: number;
  /** NumPy's type, which decides how many bits are drawn. */
  readonly type: IntegerType;
  /** Whether rejection is by a mask, as in RandomState, or by Lemire's product. */
  readonly masked: boolean;
  /** Whether `high` itself may be drawn. */
  readonly endpoint: boolean;
}

function checkInteger(what: string, value: number | bigint): void {
  if (typeof value === "bigint" || (Number.isInteger(value) && Math.abs(value) <= 2 ** 53)) return;
  const remedy = Math.abs(value) > 2 ** 53 ? "; give both bounds as bigint" : "";
  throw new RangeError(`${what} must be an integer; got ${value}${remedy}`);
}

/** Uniform integers in [low, high) or [low, high], both of one kind: numbers, or bigint for 64-bit types. */
export function drawIntegers(
  words: Words,
  low: number | bigint,
  high: number | bigint,
  draw: Draw,
): ArrayLike<number> | BigInt64Array<ArrayBuffer> | BigUint64Array<ArrayBuffer> {
  const { caller, count, type, masked, endpoint } = draw;
  if (!Object.hasOwn(TYPES, type)) {
    throw new TypeError(
      `${caller}: type must be one of ${Object.keys(TYPES).join(", ")}; got ${type}`,
    );
  }
  const { width, signed, make } = TYPES[type];
  checkCount(`${caller}: count`, count, 0);
  checkInteger(`${caller}: low`, low);
  checkInteger(`${caller}: high`, high);
  if (typeof low !== typeof high || (typeof low === "bigint" && width < 64)) {
    throw new TypeError(
      `${caller}: low and high must both be numbers, or both bigint for int64 and uint64`,
    );
  }
  const least = signed ? -(1n << BigInt(width - 1)) : 0n;
  const most = least + (1n << BigInt(width)) - 1n;
  const from = BigInt(low);
  const last = endpoint ? BigInt(high) : BigInt(high) - 1n;
  const max = last - from;
  if (max < 0n) {
    throw new RangeError(
      `${caller}: low must be ${endpoint ? "at most" : "below"} high; got ${low} and ${high}`,
    );
  }
  if (from < least || last > most) {
    throw new RangeError(`${caller}: ${type} holds [${least}, ${most}]; got ${low} to ${high}`);
  }
  if (typeof low === "bigint") return bigIntegers(words, low, max, signed, count, masked);
  const out = make(count);
  if (max > 0xffffffffn) {
    const { word } = words;
    const next = bounded64(words, max, masked);
    for (let i = 0; i < count; i++) {
      next();
      out[i] = Number(from + ((BigInt(word[1]! >>> 0) << 32n) | BigInt(word[0]! >>> 0)));
    }
    return out;
  }
  const most32 = Number(max);
  if (width >= 32) {
    const below = masked ? masked32 : lemire32;
    for (let i = 0; i < count; i++) out[i] = low + below(words, most32);
  } else {
    const piece = pieces(words, width);
    for (let i = 0; i < count; i++) out[i] = low + boundedPiece(piece, width, most32, masked);
  }
  return out;
}

function bigIntegers(
  words: Words,
  low: bigint,
  max: bigint,
  signed: boolean,
  count: number,
  masked: boolean,
): BigInt64Array<ArrayBuffer> | BigUint64Array<ArrayBuffer> {
  const out = signed ? new BigInt64Array(count) : new BigUint64Array(count);
  const { word } = words;
  const below = masked ? masked32 : lemire32;
  const next = max > 0xffffffffn ? bounded64(words, max, masked) : undefined;
  for (let i = 0; i < count; i++) {
    if (next) {
      next();
      out[i] = low + ((BigInt(word[1]! >>> 0) << 32n) | BigInt(word[0]! >>> 0));
    } else {
      out[i] = low + BigInt(below(words, Number(max)));
    }
  }
  return out;
}
