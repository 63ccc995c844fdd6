import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cell, type NullTest, sizes, tests } from "../bench/calibration.ts";

const page = new URL("../../../apps/docs/src/content/docs/guides/calibration.md", import.meta.url);
const table = new Map(
  readFileSync(page, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => {
      const [name, from, ...cells] = line
        .split("|")
        .slice(1, -1)
        .map((text) => text.trim());
      return [name!, { from: from!, cells }];
    }),
);
const full = process.env["INKWASH_TIER"] === "full";
/** Permutation tests are left to the full tier. */
const tried = (n: number): readonly NullTest[] =>
  tests.filter(({ most }) => (full ? n <= most : n === 20 && most === Infinity));

describe("the table of calibration", () => {
  test("has a row for every test, and says from which n on it holds", () => {
    expect([...table.keys()]).toEqual(tests.map(({ name }) => name));
    for (const { name, from, most } of tests) {
      const row = table.get(name)!;
      expect(row.from).toBe(from === Infinity ? "never" : `n = ${from.toLocaleString("en")}`);
      sizes.forEach((n, k) => {
        // In italics: outside of the 99.9 % band. The wrong test is, at every n.
        if (n <= most && n >= from) expect(row.cells[k], name).toMatch(/^\d/);
        if (from === Infinity) expect(row.cells[k], name).toMatch(/^_/);
      });
    }
  });

  describe.each(full ? sizes : [20])("at n = %i", (n) => {
    test.each(tried(n))("says of $name what 2,000 null runs give", { timeout: 900_000 }, (row) => {
      expect(cell(row, n)).toBe(table.get(row.name)!.cells[sizes.indexOf(n as 20)]);
    });
  });
});
