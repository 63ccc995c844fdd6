/**
 * Makes src/digits/data.ts from scikit-learn's digits.csv.gz (1,797 rows of 64 values and a class):
 *
 *     node packages/datasets/make/digits.ts digits.csv.gz
 */
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const path = process.argv[2];
if (path === undefined) throw new Error("usage: digits.ts PATH-OF-digits.csv.gz");

const rows = gunzipSync(readFileSync(path))
  .toString()
  .trim()
  .split("\n")
  .map((row) => row.split(",").map(Number));
// Pixel by pixel rather than digit by digit: neighbours in the text are then alike.
const values = Array.from({ length: 64 }, (_, pixel) =>
  rows.map((row) => row[pixel]!.toString(17)).join(""),
);
const classes = rows.map((row) => row[64]).join("");

writeFileSync(
  new URL("../src/digits/data.ts", import.meta.url),
  `// Made by make/digits.ts. UCI "Optical Recognition of Handwritten Digits", CC BY 4.0.
/** The class of each of the 1,797 digits. */
export const classes: string =
  "${classes}";

/** Values 0 to 16 in base 17, one character each: the first pixel of every digit, then the next. */
export const values: string =
  "${values.join("")}";
`,
);
