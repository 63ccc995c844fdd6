import type { Precision } from "../check.ts";
import { Damage } from "./damage.ts";
import { allocate, type Floats } from "./limits.ts";
import type { Reader } from "./reader.ts";

/** How numbers lie in a file. */
export interface Layout {
  /** Float, signed, unsigned, or a byte that is true where it is not 0. */
  readonly kind: "f" | "i" | "u" | "b";
  /** Bytes per number: 1, 2, 4 or 8. */
  readonly size: number;
  /** Whether the lowest byte comes first. */
  readonly little: boolean;
}

/** Whether this machine puts the lowest byte first, as all that run JavaScript today do. */
export const littleEndian: boolean = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The precision that holds every number of a layout (of 64-bit integers, the nearest). */
export function precisionOf({ kind, size }: Layout): Precision {
  return size === 8 || (kind !== "f" && size === 4) ? "float64" : "float32";
}

/** 2^(e - 25), the unit of a half with exponent e >= 1. */
const halfUnits = Float64Array.from({ length: 32 }, (_, e) => 2 ** -25 * ((1 << e) >>> 0));

function half(bits: number): number {
  const [exponent, mantissa] = [(bits >> 10) & 31, bits & 1023];
  const sign = bits >> 15 ? -1 : 1;
  if (exponent === 31) return mantissa === 0 ? sign * Infinity : NaN;
  return exponent === 0
    ? sign * mantissa * halfUnits[1]!
    : sign * (1024 + mantissa) * halfUnits[exponent]!;
}

type Get = (view: DataView, at: number, little: boolean) => number;

const getters: Record<string, Get> = {
  f2: (view, at, little) => half(view.getUint16(at, little)),
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  // The high half times 2^32 is exact, so the sum is rounded once.
  i8: (view, at, little) =>
    view.getInt32(at + (little ? 4 : 0), little) * 2 ** 32 +
    view.getUint32(at + (little ? 0 : 4), little),
  u1: (view, at) => view.getUint8(at),
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  u8: (view, at, little) =>
    view.getUint32(at + (little ? 4 : 0), little) * 2 ** 32 +
    view.getUint32(at + (little ? 0 : 4), little),
  b1: (view, at) => Number(view.getUint8(at) !== 0),
};

/** Whether a file's numbers of this layout can be read. */
export function isKnown({ kind, size }: Layout): boolean {
  return `${kind}${size}` in getters;
}

/** Writes the whole numbers of `bytes` to `out` from place `at` on. */
function convert(layout: Layout, bytes: Uint8Array, out: Floats, at: number): void {
  const { kind, size, little } = layout;
  const count = bytes.length / size;
  if (kind === "f" && size === out.BYTES_PER_ELEMENT && little === littleEndian) {
    new Uint8Array(out.buffer, at * size, bytes.length).set(bytes);
  } else if (size === 1 && kind === "u") {
    out.set(bytes, at);
  } else {
    const get = getters[`${kind}${size}`]!;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let i = 0; i < count; i++) out[at + i] = get(view, i * size, little);
  }
  if (!allFinite(out, at, at + count)) {
    const i = out.findIndex((x, place) => place >= at && !Number.isFinite(x));
    const kept = size > out.BYTES_PER_ELEMENT ? ` in float${8 * out.BYTES_PER_ELEMENT}` : "";
    throw new Damage(`number ${i} is ${out[i]}${kept}; only finite ones are data`);
  }
}

/** Whether all numbers [from, to) are finite: those have an exponent with a bit that is 0. */
function allFinite(out: Floats, from: number, to: number): boolean {
  const words = new Uint32Array(out.buffer);
  const step = out.BYTES_PER_ELEMENT / 4;
  const exponent = step === 2 ? 0x7ff00000 : 0x7f800000;
  const upper = step === 2 && littleEndian ? 1 : 0;
  for (let i = from * step + upper; i < to * step; i += step) {
    if ((words[i]! & exponent) === exponent) return false;
  }
  return true;
}

/** Reads the next `count` numbers of a file; refuses an end before them, and what is not finite. */
export async function readNumbers(
  reader: Reader,
  layout: Layout,
  count: number,
  precision: Precision,
): Promise<Floats> {
  const { size } = layout;
  const out = allocate(precision, count);
  let at = 0;
  for (let rest: Uint8Array = new Uint8Array(0); at < count;) {
    const wanted = (count - at) * size;
    let bytes = await reader.next();
    if (bytes === undefined) throw new Damage(`it ends after ${at} of ${count} numbers`);
    if (rest.length > 0) {
      const whole = new Uint8Array(rest.length + bytes.length);
      whole.set(rest);
      whole.set(bytes, rest.length);
      bytes = whole;
    }
    if (bytes.length > wanted) {
      reader.unread(bytes.subarray(wanted));
      bytes = bytes.subarray(0, wanted);
    }
    const even = bytes.length - (bytes.length % size);
    convert(layout, bytes.subarray(0, even), out, at);
    at += even / size;
    rest = new Uint8Array(bytes.subarray(even)); // slice of a Node Buffer would be a view
  }
  return out;
}

/** Refuses a file that goes on after its last number. */
export async function expectEnd(reader: Reader): Promise<void> {
  const more = await reader.peek(1);
  if (more.length > 0) throw new Damage("it goes on after its last number");
}
