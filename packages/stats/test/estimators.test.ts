import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cell, rows } from "../bench/estimators.ts";

const page = new URL("../../../apps/docs/src/content/docs/guides/estimators.md", import.meta.url);
const table = readFileSync(page, "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((text) => text.trim()),
  );
/** Bias and error of a cell of the table. */
const numbers = (text: string): [bias: number, error: number] =>
  text.split(", ").map((v) => Number(v.replace("−", "-").replace("+", ""))) as [number, number];

describe("the table of estimators", () => {
  test("has a row for every estimator, with the truth of SciPy", () => {
    expect(table.map(([name, law, truth]) => [name, law, Number(truth)])).toEqual(
      rows.map(({ estimator, law, truth }) => [
        estimator,
        law.split("").join(", "),
        Number(truth.toFixed(4)),
      ]),
    );
  });

  test("says at n = 100 what a fresh run says: every fourth row, all in the full tier", () => {
    const step = process.env["INKWASH_TIER"] === "full" ? 1 : 4;
    for (let i = 0; i < rows.length; i += step) {
      expect(cell(rows[i]!, 100), rows[i]!.estimator).toBe(table[i]![3]);
    }
  }, 600_000);

  test("shows errors that fall with n, to a tenth of a nat or unit at 10,000", () => {
    for (const [name, , , few, more, many] of table) {
      if (more) expect(numbers(more)[1], name).toBeLessThan(numbers(few!)[1]);
      if (many) expect(numbers(many)[1], name).toBeLessThan(0.04);
    }
  });
});
