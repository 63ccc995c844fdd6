import { Damage } from "../damage.ts";

/** Where the cells of one row lie. */
export interface Cells {
  count: number;
  start: Int32Array;
  end: Int32Array;
  /** Number of line ends inside quotes. */
  newlines: number;
}

/** No cells yet. */
export function noCells(): Cells {
  return { count: 0, start: new Int32Array(64), end: new Int32Array(64), newlines: 0 };
}

const [quote, newline, carriage] = [34, 10, 13];
const mostCells = 2 ** 20;

function add(cells: Cells, start: number, end: number): void {
  const { count } = cells;
  if (count === cells.start.length) {
    if (count >= mostCells) throw new Damage(`has more than ${mostCells} cells`);
    const more = (old: Int32Array): Int32Array => {
      const grown = new Int32Array(2 * old.length);
      grown.set(old);
      return grown;
    };
    cells.start = more(cells.start);
    cells.end = more(cells.end);
  }
  cells.start[count] = start;
  cells.end[count] = end;
  cells.count = count + 1;
}

/**
 * Finds the cells of the row at `from` (RFC 4180: quotes around cells, doubled inside).
 *
 * @returns Where the next row begins, or -1 if the row goes on after `to` and that is not the `last`
 *   of the file.
 */
export function scanRow(
  bytes: Uint8Array,
  from: number,
  to: number,
  last: boolean,
  delimiter: number,
  cells: Cells,
): number {
  cells.count = 0;
  cells.newlines = 0;
  const runs = delimiter === 32;
  let at = from;
  for (;;) {
    if (runs) while (at < to && bytes[at] === 32) at += 1;
    const start = at;
    if (bytes[at] === quote && at < to) {
      at = closing(bytes, at + 1, to, cells);
      if (at < 0 && last) throw new Damage("has a quote that is never closed");
      if (at < 0 || (at === to && !last)) return -1;
      add(cells, start, at);
      const b = bytes[at];
      if (at < to && b !== delimiter && b !== newline && b !== carriage) {
        throw new Damage("has text after a closing quote");
      }
    } else {
      let b = 0;
      while (at < to && (b = bytes[at]!) !== delimiter && b !== newline && b !== carriage) at += 1;
      if (at === to && !last) return -1;
      if (!(runs && at === start && cells.count > 0)) add(cells, start, at);
    }
    if (at === to) return to;
    if (bytes[at] === delimiter) {
      at += 1;
    } else if (bytes[at] === newline) {
      return at + 1;
    } else {
      if (at + 1 === to && !last) return -1;
      return bytes[at + 1] === newline && at + 1 < to ? at + 2 : at + 1;
    }
  }
}

/** The place after the quote that closes a cell, -1 if it is not there. */
function closing(bytes: Uint8Array, from: number, to: number, cells: Cells): number {
  for (let at = from; at < to; at++) {
    const b = bytes[at];
    if (b === newline) cells.newlines += 1;
    if (b !== quote) continue;
    if (at + 1 < to && bytes[at + 1] === quote) at += 1;
    else return at + 1;
  }
  return -1;
}
