import { describe } from "../../check.ts";
import { Damage } from "../damage.ts";
import { elementsOf } from "../limits.ts";
import { isKnown, type Layout } from "../numbers.ts";
import type { Reader } from "../reader.ts";
import { parseLiteral, type Literal } from "./literal.ts";

/** What an NPY file declares. */
export interface NpyHeader {
  readonly layout: Layout;
  readonly shape: readonly number[];
  /** The product of the shape. */
  readonly count: number;
  /** Whether the first index runs fastest. */
  readonly fortran: boolean;
  /** Bytes before the first number. */
  readonly length: number;
}

/** The six bytes that NPY files begin with. */
export const npyMagic: readonly number[] = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

const refused: Record<string, string> = {
  O: "Python objects (a pickle); save it as numbers",
  V: "records or raw bytes; save each field as an array of its own",
  S: "strings; save it as numbers",
  U: "strings; save it as numbers",
  c: "complex numbers; save their real and imaginary parts as arrays of their own",
  M: "dates; save it as numbers",
  m: "durations; save it as numbers",
};

function layoutOf(descr: Literal | undefined): Layout {
  if (Array.isArray(descr)) throw new Damage(`it holds ${refused["V"]}`);
  const text = typeof descr === "string" ? descr : "";
  const [, order, kind, bytes] = /^([<>|=]?)([a-zA-Z])(\d*)/.exec(text) ?? [];
  const reason = refused[kind ?? ""];
  if (reason !== undefined) throw new Damage(`it holds ${reason}`);
  const layout = { kind: kind as Layout["kind"], size: Number(bytes), little: order !== ">" };
  if (!isKnown(layout) || `${order}${kind}${bytes}` !== descr) {
    throw new Damage(`its numbers of type ${describe(descr)} are not supported`);
  }
  return layout;
}

function shapeOf(shape: Literal | undefined): number[] {
  const sizes = Array.isArray(shape) ? shape : [-1];
  if (!sizes.every((size) => typeof size === "number" && Number.isSafeInteger(size) && size >= 0)) {
    throw new Damage("its shape is not a tuple of sizes");
  }
  return sizes as number[];
}

/** Reads the header; refuses what cannot be read, and more numbers than allowed or present. */
export async function readHeader(reader: Reader, maxElements: number): Promise<NpyHeader> {
  const start = await reader.take(8);
  if (!npyMagic.every((byte, i) => start[i] === byte)) {
    throw new Damage("it does not begin as NPY files do");
  }
  const [major, minor] = [start[6]!, start[7]!];
  if (!(major >= 1 && major <= 3 && minor === 0)) {
    throw new Damage(`its version ${major}.${minor} is not 1.0, 2.0 or 3.0`);
  }
  const width = major === 1 ? 2 : 4;
  const length = (await reader.take(width)).reduceRight((sum, byte) => sum * 256 + byte, 0);
  if (length > 65536) throw new Damage(`its header of ${length} bytes is longer than 65536`);
  const text = new TextDecoder(major === 3 ? "utf-8" : "latin1").decode(await reader.take(length));
  const fields = parseLiteral(text);
  if (!(fields instanceof Map)) throw new Damage("its header is not a dict");
  const layout = layoutOf(fields.get("descr"));
  const fortran = fields.get("fortran_order");
  if (typeof fortran !== "boolean") throw new Damage("its fortran_order is neither True nor False");
  const shape = shapeOf(fields.get("shape"));
  const header = { layout, shape, fortran, length: 8 + width + length };
  return { ...header, count: elementsOf(shape, maxElements) };
}

/** Refuses a file that is known to be shorter or longer than its header says. */
export function checkSize({ size }: Reader, { length, count, layout }: NpyHeader): void {
  const expected = length + count * layout.size;
  if (size !== undefined && size !== expected) {
    throw new Damage(`it has ${size} bytes where its header declares ${expected}`);
  }
}
