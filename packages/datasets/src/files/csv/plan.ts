import { describe } from "../../check.ts";
import { Damage } from "../damage.ts";
import { parseNumber } from "./parse-number.ts";
import type { Row } from "./rows.ts";

/** Which columns of a table are wanted. */
export interface Wanted {
  /**
   * The columns that make a sample, by name or by number from 0, in this order.
   * @defaultValue all but `label`
   */
  readonly columns?: readonly (string | number)[] | undefined;
  /** The column with the class of each sample; words are numbered as they appear. @defaultValue none */
  readonly label?: string | number | undefined;
  /**
   * Whether the first row has the columns' names. @defaultValue true where a column is asked for by
   * name, or where no cell of the columns wanted is a number
   */
  readonly header?: boolean | undefined;
}

/** Where in a row the wanted numbers are. */
export interface Plan {
  readonly width: number;
  readonly columns: Int32Array;
  /** The place of the label, -1 for none. */
  readonly label: number;
  /** The names of the columns, their numbers where they have none. */
  readonly names: readonly string[];
  /** Whether the first row was names and not a sample. */
  readonly header: boolean;
}

/** The text of a cell, without spaces and quotes around it. */
export function textOf({ bytes, cells }: Row, place: number): string {
  const cell = bytes.subarray(cells.start[place], cells.end[place]);
  const text = new TextDecoder().decode(cell).trim();
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** The number of a cell, in quotes or not; NaN where it has none. */
export function numberOf({ bytes, cells }: Row, place: number): number {
  const [start, end] = [cells.start[place]!, cells.end[place]!];
  const quoted = bytes[start] === 34 && end > start + 1 ? 1 : 0;
  return parseNumber(bytes, start + quoted, end - quoted);
}

/** Decides from the first row what is where. */
export function planOf(row: Row, wanted: Wanted): Plan {
  const { columns, label, header } = wanted;
  const width = row.cells.count;
  const byName = [...(columns ?? []), label].some((column) => typeof column === "string");
  const texts = (): string[] => Array.from({ length: width }, (_, place) => textOf(row, place));
  const names = byName || header === true ? texts() : undefined;
  const placeOf = (column: string | number): number => {
    const place = typeof column === "string" ? names!.indexOf(column) : column;
    if (place >= 0 && place < width) return place;
    const known = names
      ?.slice(0, 16)
      .map((name) => JSON.stringify(name))
      .join(", ");
    throw new Damage(
      `it has no column ${describe(column)}; it has ${known ?? `columns 0 to ${width - 1}`}`,
    );
  };
  const labelPlace = label === undefined ? -1 : placeOf(label);
  const all = Array.from({ length: width }, (_, place) => place);
  const places = columns?.map(placeOf) ?? all.filter((place) => place !== labelPlace);
  if (places.length === 0) throw new Damage("it has no columns but the label");
  const isHeader =
    header ?? (byName || places.every((place) => Number.isNaN(numberOf(row, place))));
  const titles = isHeader ? (names ?? texts()) : all.map(String);
  return {
    width,
    columns: Int32Array.from(places),
    label: labelPlace,
    names: places.map((place) => titles[place]!),
    header: isHeader,
  };
}

/** Says what is in the place of a number. */
export function noNumber(row: Row, place: number, name: string | undefined): Damage {
  const text = textOf(row, place);
  const where = `line ${row.line}, column ${place + 1}`;
  const known = name === undefined || name === String(place) ? where : `${where} (${name})`;
  if (text === "") return new Damage(`${known} is empty; fill it or leave out its row or column`);
  const shown = JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}...` : text);
  const comma = /^[+-]?\d[\d.]*,\d+$/.test(text) ? "; write decimals with a point" : "";
  return new Damage(`${known} has no finite number: ${shown}${comma}`);
}
