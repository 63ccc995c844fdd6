import { checkSamples } from "../../check-samples.ts";
import { describe } from "../../check.ts";
import type { Samples } from "../../types.ts";
import type { Delimiter } from "./dialect.ts";

/** What {@link toCsv} is told. */
export interface ToCsvOptions {
  /** Names of the columns, written as the first row. @defaultValue no such row */
  readonly columns?: readonly string[] | undefined;
  /** One more column at the end, one value per sample. @defaultValue none */
  readonly label?: ArrayLike<number | string> | undefined;
  /** What stands between cells. @defaultValue "," */
  readonly delimiter?: Delimiter | undefined;
}

/** The fewest digits that give the same float32 back. */
function shortest32(x: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const text = x.toPrecision(digits);
    if (Math.fround(Number(text)) === x) return String(Number(text));
  }
  return String(Number(x.toPrecision(9)));
}

function cell(text: string, delimiter: string): string {
  const plain = !text.includes(delimiter) && !/["\r\n]|^[\s#]|\s$|^$/.test(text);
  return plain ? text : `"${text.replaceAll('"', '""')}"`;
}

/**
 * Samples as a table of text, one row per sample.
 *
 * Every number has the fewest digits that give the same float32 or float64 back, so that
 * {@link readCsv} restores the data to the bit.
 *
 * @param samples - Samples [n, ...]; what one sample has is written in one row.
 * @param options - See {@link ToCsvOptions}.
 * @returns The bytes of the file, in UTF-8.
 * @throws TypeError if shape and data, names or labels do not fit.
 * @throws RangeError if a number is NaN or infinite.
 */
export function toCsv(samples: Samples, options: ToCsvOptions = {}): Uint8Array<ArrayBuffer> {
  const { n, d } = checkSamples("toCsv", samples);
  const { columns, label, delimiter = "," } = options;
  const width = d + (label === undefined ? 0 : 1);
  if (columns !== undefined && columns.length !== width) {
    throw new TypeError(`toCsv: columns must have ${width} names; got ${describe(columns)}`);
  }
  if (label !== undefined && label.length !== n) {
    throw new TypeError(`toCsv: label must have ${n} values; got ${label.length}`);
  }
  const { data } = samples;
  const write = data instanceof Float32Array ? shortest32 : String;
  const number = (x: number): string => {
    if (!Number.isFinite(x)) throw new RangeError(`toCsv: samples must be finite; got ${x}`);
    return Object.is(x, -0) ? "-0" : write(x);
  };
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  let text = columns === undefined ? "" : row(columns.map((name) => cell(name, delimiter)));
  function row(cells: readonly string[]): string {
    return `${cells.join(delimiter)}\n`;
  }
  for (let i = 0; i < n; i++) {
    const cells = Array.from(data.subarray(i * d, (i + 1) * d), number);
    if (label !== undefined) cells.push(cell(String(label[i]), delimiter));
    text += row(cells);
    if (text.length > 2 ** 16 || i === n - 1) {
      parts.push(encoder.encode(text));
      text = "";
    }
  }
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (out.set(part, at), at + part.length), 0);
  return out;
}
