import { Damage } from "../damage.ts";
import type { Reader } from "../reader.ts";
import { noCells, scanRow, type Cells } from "./scan-row.ts";

/** One row, valid until the next is asked for. */
export interface Row {
  /** The bytes that the cells lie in. */
  bytes: Uint8Array;
  /** Where they lie. */
  readonly cells: Cells;
  /** The row's first line, from 1. */
  line: number;
}

/** Longer rows are no table. */
const longest = 2 ** 24;

/** How the rows of a table are told apart. */
export interface Dialect {
  readonly delimiter: number;
  /** The byte that begins a line to be left out, -1 for none. */
  readonly comment: number;
}

/** Whether the line at `from` has nothing but spaces; undefined if that cannot be seen yet. */
function isBlank(bytes: Uint8Array, from: number, last: boolean): boolean | undefined {
  let at = from;
  while (at < bytes.length && bytes[at] === 32) at += 1;
  if (at === bytes.length) return last ? true : undefined;
  return bytes[at] === 10 || bytes[at] === 13;
}

/** The rows of a table, without blank lines and comments. */
export interface Rows {
  /**
   * Calls `visit` for each row until it says by `true` that it wants no more for now.
   *
   * @returns Whether it said so; false at the end of the table.
   */
  each(visit: (row: Row) => boolean): Promise<boolean>;
}

/** Reads the rows of a table; only those of one piece of the source are in memory. */
export function rowsOf(reader: Reader, dialect: Dialect): Rows {
  const { delimiter, comment } = dialect;
  const row: Row = { bytes: new Uint8Array(0), cells: noCells(), line: 1 };
  let [at, last, wanted, lines] = [0, false, 0, 1];

  /** The end of the line at `at`, -1 if it is not there yet. */
  const skipLine = (): number => {
    const { bytes } = row;
    for (let end = at; end < bytes.length; end++) {
      if (bytes[end] === 10) return end + 1;
      if (bytes[end] !== 13) continue;
      if (end + 1 === bytes.length && !last) return -1;
      return bytes[end + 1] === 10 ? end + 2 : end + 1;
    }
    return last ? bytes.length : -1;
  };

  /** Goes on by one line; true if that was a row. */
  const step = (): boolean | undefined => {
    const { bytes, cells } = row;
    const skipped = bytes[at] === comment || isBlank(bytes, at, last);
    if (skipped === undefined) return undefined;
    const next = skipped
      ? skipLine()
      : inLine(lines, () => scanRow(bytes, at, bytes.length, last, delimiter, cells));
    if (next < 0) return undefined;
    at = next;
    row.line = lines;
    lines += 1 + (skipped ? 0 : cells.newlines);
    return !skipped;
  };

  /** More bytes behind those of a row that is not whole; twice as many each time it stays so. */
  const more = async (): Promise<void> => {
    const parts = [row.bytes.subarray(at)];
    let length = parts[0]!.length;
    if (length > longest) throw new Damage(`line ${lines} is longer than ${longest} bytes`);
    wanted = 2 * length;
    while (length <= wanted && !last) {
      const chunk = await reader.next();
      if (chunk === undefined) last = true;
      else parts.push(chunk);
      length += chunk?.length ?? 0;
    }
    if (parts[0]!.length === 0 && parts.length === 2) {
      row.bytes = parts[1]!;
    } else {
      row.bytes = new Uint8Array(length);
      parts.reduce((place, part) => (row.bytes.set(part, place), place + part.length), 0);
    }
    at = 0;
  };

  return {
    each: async (visit) => {
      for (;;) {
        while (at < row.bytes.length) {
          const found = step();
          if (found === undefined) break;
          if (found && visit(row)) return true;
        }
        if (last) return false;
        await more();
      }
    },
  };
}

/** Says in which line something was wrong. */
function inLine<T>(line: number, part: () => T): T {
  try {
    return part();
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    throw new Damage(`line ${line} ${error.message}`, { cause: error });
  }
}
