import { describe } from "../../check.ts";
import { Damage } from "../damage.ts";
import type { Reader } from "../reader.ts";
import type { Dialect } from "./rows.ts";

/** A character between the cells of a table: runs of spaces count as one. */
export type Delimiter = "," | ";" | "\t" | "|" | " ";

const delimiters: readonly Delimiter[] = ["\t", ";", ",", "|", " "];

/** The first line that is neither blank nor a comment, without what is in quotes. */
function firstLine(text: string, comment: string | false): string {
  const bare = text.replaceAll(/"(?:[^"]|"")*"?/g, "");
  const isComment = (line: string): boolean => comment !== false && line.startsWith(comment);
  return bare.split(/\r\n|\r|\n/).find((line) => line.trim() !== "" && !isComment(line)) ?? "";
}

/** Skips a byte order mark and finds the delimiter; commas are taken where there is none. */
export async function dialectOf(
  reader: Reader,
  delimiter: Delimiter | undefined,
  comment: string | false,
): Promise<Dialect> {
  const [a, b, c] = await reader.peek(3);
  if (a === 0xef && b === 0xbb && c === 0xbf) await reader.take(3);
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    throw new Damage("it is in UTF-16; save it as UTF-8");
  }
  const line = firstLine(new TextDecoder("latin1").decode(await reader.peek(65536)), comment);
  const found =
    delimiter ?? delimiters.find((one) => line.replaceAll(/^ +| +$/g, "").includes(one)) ?? ",";
  const mark = comment === false ? -1 : comment.charCodeAt(0);
  return { delimiter: found.charCodeAt(0), comment: mark };
}

/** Refuses delimiters and comment marks that cannot be. */
export function checkDialect(
  who: string,
  delimiter: Delimiter | undefined,
  comment: string | false,
): void {
  if (delimiter !== undefined && !delimiters.includes(delimiter)) {
    const known = delimiters.map((one) => JSON.stringify(one)).join(", ");
    throw new RangeError(`${who}: delimiter must be one of ${known}; got ${describe(delimiter)}`);
  }
  if (comment !== false && !/^[!#$%&*/;@~]$/.test(comment)) {
    throw new RangeError(
      `${who}: comment must be one of ! # $ % & * / ; @ ~ or false; got ${describe(comment)}`,
    );
  }
}
