import { checkCount } from "../../check.ts";
import type { Dataset } from "../../types.ts";
import { attempt, attemptEach, Damage } from "../damage.ts";
import { allocate, checkElements, checkRead, type Floats, type ReadOptions } from "../limits.ts";
import { open, reading, type Reader } from "../reader.ts";
import type { Source } from "../source.ts";
import { checkDialect, dialectOf, type Delimiter } from "./dialect.ts";
import { noNumber, numberOf, planOf, textOf, type Plan, type Wanted } from "./plan.ts";
import { rowsOf, type Row } from "./rows.ts";

/** What {@link readCsv} is told. */
export interface CsvOptions extends ReadOptions, Wanted {
  /** What stands between cells. @defaultValue the first of tab ; , | and space in the first row */
  readonly delimiter?: Delimiter | undefined;
  /** Lines that begin so are left out; false for none. @defaultValue "#" */
  readonly comment?: string | false | undefined;
  /** The set's name. @defaultValue "table" */
  readonly name?: string | undefined;
}

/** What {@link csvRows} is told. */
export interface CsvRowsOptions extends CsvOptions {
  /** Rows per batch; the last may have fewer. @defaultValue 4096 */
  readonly size?: number | undefined;
}

/** Samples read from a table. */
export interface Table extends Dataset {
  /** The names of the columns of a sample; their numbers from 0 where the table has no names. */
  readonly columns: readonly string[];
  /** What the labels 0, 1, ... stand for, where they are words. */
  readonly classes?: readonly string[] | undefined;
}

/** Numbers that grow as rows come. */
interface Batch {
  data: Floats;
  label: Float64Array<ArrayBuffer> | undefined;
  n: number;
}

/** A table that is read in batches of at most `size` rows. */
async function* tables(
  reader: Reader,
  options: CsvOptions,
  size: number,
  maxElements: number,
): AsyncGenerator<Table> {
  const { delimiter, comment = "#", name = "table", precision = "float64" } = options;
  const rows = rowsOf(reader, await dialectOf(reader, delimiter, comment));
  const classes = new Map<string, number>();
  let words = false;
  let plan: Plan | undefined;
  let d = 0;
  let batch: Batch = { data: allocate(precision, 0), label: undefined, n: 0 };

  const grow = (): void => {
    checkElements((batch.n + 1) * d, maxElements);
    const most = Math.min(size, Math.trunc(maxElements / d));
    const capacity = Math.min(most, Math.max(2 * batch.n, Math.min(size, 1024)));
    const data = allocate(precision, capacity * d);
    data.set(batch.data);
    const label = plan!.label < 0 ? undefined : new Float64Array(capacity);
    if (batch.label !== undefined) label?.set(batch.label);
    batch = { data, label, n: batch.n };
  };

  const labelOf = (row: Row, place: number): number => {
    const value = words ? NaN : numberOf(row, place);
    if (Number.isFinite(value)) return value;
    const text = textOf(row, place);
    words ||= classes.size === 0 && batch.n === 0;
    if (!words || text === "") throw noNumber(row, place, "the label");
    const known = classes.get(text) ?? classes.size;
    if (known === 65536) throw new Damage("its label column has more than 65536 different words");
    classes.set(text, known);
    return known;
  };

  const visit = (row: Row): boolean => {
    if (plan === undefined) {
      plan = planOf(row, options);
      d = plan.columns.length;
      if (plan.header) return false;
    }
    const { columns, width, names } = plan;
    if (row.cells.count !== width) {
      const { count } = row.cells;
      throw new Damage(`line ${row.line} has ${count} cells where the first row has ${width}`);
    }
    if (batch.n * d === batch.data.length) grow();
    const { data } = batch;
    const at = batch.n * d;
    for (let k = 0; k < d; k++) {
      data[at + k] = numberOf(row, columns[k]!);
      const kept = data[at + k]!;
      if (kept - kept !== 0) throw noNumber(row, columns[k]!, names[k]);
    }
    if (batch.label !== undefined) batch.label[batch.n] = labelOf(row, plan.label);
    batch.n += 1;
    return batch.n === size;
  };

  for (let more = true, empty = true; more;) {
    more = await rows.each(visit);
    const { data, label, n } = batch;
    if (n > 0) {
      yield {
        data: n * d === data.length ? data : data.slice(0, n * d),
        shape: [n, d],
        name,
        columns: plan!.names,
        ...(label === undefined ? {} : { label: label.slice(0, n) }),
        ...(words ? { classes: [...classes.keys()] } : {}),
      };
      empty = false;
    }
    if (!more && empty) throw new Damage("it has no rows of numbers");
    batch = { data: allocate(precision, 0), label: undefined, n: 0 };
  }
}

/** Reads a whole table from an open reader. */
export async function csvFrom(
  reader: Reader,
  maxElements: number,
  options: CsvOptions,
): Promise<Table> {
  const { value } = await tables(reader, options, Infinity, maxElements).next();
  return value as Table;
}

function checkCsv(who: string, options: CsvOptions): number {
  const { delimiter, comment = "#" } = options;
  checkDialect(who, delimiter, comment);
  return checkRead(who, options);
}

/**
 * A table of numbers (CSV, TSV or columns of spaces) as samples [rows, columns].
 *
 * Cells may be quoted (RFC 4180); byte order marks, all three line ends, blank lines and comments
 * are understood, and the delimiter and the row of names are found where they are not given. Every
 * number is rounded correctly. Empty cells, words and infinities are refused with their line.
 *
 * @param source - The file in UTF-8 or ASCII, possibly gzipped.
 * @param options - See {@link CsvOptions}.
 * @returns Samples with the columns' names, and a label per sample where a column was named for it.
 * @throws RangeError if a cell is no number, the file is no table or too large, or an option is out
 *   of range.
 * @throws TypeError if source is none.
 * @see {@link https://www.rfc-editor.org/rfc/rfc4180 | RFC 4180}
 * @example
 * ```ts
 * import { readCsv } from "@inkwash/datasets";
 *
 * const file = new TextEncoder().encode("x,y,kind\n1,2,ink\n3,4,wash\n");
 * const { data, shape, label, classes } = await readCsv(file, { label: "kind" });
 * console.log(shape.join(" x "), "of", data.join(" ")); //=> 2 x 2 of 1 2 3 4
 * console.log(label?.join(" "), classes?.join(" ")); //=> 0 1 ink wash
 * ```
 */
export async function readCsv(source: Source, options: CsvOptions = {}): Promise<Table> {
  const maxElements = checkCsv("readCsv", options);
  const use = (reader: Reader): Promise<Table> => csvFrom(reader, maxElements, options);
  return attempt("readCsv", "CSV", () => reading("readCsv", source, use));
}

/**
 * A table of numbers in batches of rows, whatever its length.
 *
 * Only the rows of one batch are in memory; `maxElements` limits a batch and not the file. Words of
 * the label column keep their numbers from batch to batch.
 *
 * @param source - The file, as of {@link readCsv}.
 * @param options - See {@link CsvRowsOptions}.
 * @returns A generator of tables of `size` rows or fewer, each with arrays of its own.
 * @throws RangeError and TypeError as {@link readCsv}.
 */
export function csvRows(
  source: Source,
  options: CsvRowsOptions = {},
): AsyncGenerator<Table, void, void> {
  const maxElements = checkCsv("csvRows", options);
  const { size = 4096 } = options;
  checkCount("csvRows", "size", size);
  return attemptEach("csvRows", "CSV", batches(source, size, maxElements, options));
}

async function* batches(
  source: Source,
  size: number,
  maxElements: number,
  options: CsvOptions,
): AsyncGenerator<Table> {
  const reader = await open("csvRows", source);
  try {
    yield* tables(reader, options, size, maxElements);
  } finally {
    await reader.close();
  }
}
