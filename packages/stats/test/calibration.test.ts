import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cell, type NullTest, sizes, tests } from "../bench/calibration.ts";
import { coverage, coverageSizes, rows } from "../bench/coverage.ts";

type Tables = Map<string, { from: string; cells: string[] }>;
const page = new URL("../../../apps/docs/src/content/docs/guides/calibration.md", import.meta.url);
/** The rows of both tables, by name; `from` is their second column. */
const [table, coverTable] = readFileSync(page, "utf8")
  .split("## Do the intervals cover?")
  .map((text) => {
    const lines = text.split("\n").filter((line) => line.startsWith("| "));
    return new Map(
      lines.slice(2).map((line) => {
        const [name, from, ...cells] = line
          .split("|")
          .slice(1, -1)
          .map((part) => part.trim());
        return [name!, { from: from!, cells }];
      }),
    );
  }) as [Tables, Tables];
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

describe("the table of coverage", () => {
  test("has a row for every statistic, and no cell beyond 97", () => {
    expect([...coverTable].map(([name, { from }]) => [name, from])).toEqual(
      rows.map(({ name, method }) => [name, method]),
    );
    for (const { cells } of coverTable.values()) {
      for (const text of cells) expect(Number(text)).toBeLessThan(97);
    }
  });

  test.runIf(full).each(rows)(
    "says of $name what 400 intervals give",
    { timeout: 900_000 },
    (row) => {
      const cells = coverageSizes.map((n) => coverage(row, n));
      expect(cells).toEqual(coverTable.get(row.name)!.cells);
    },
  );
});
