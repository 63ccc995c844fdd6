import { expect, test } from "vitest";
import { columns, count, duration, number, size } from "../src/words.ts";

test("count(value) groups thousands", () => {
  expect([0, 999, 6000, 10_000_000].map(count)).toEqual(["0", "999", "6,000", "10,000,000"]);
});

test("number(value) shows three significant digits", () => {
  expect([0, 1, 0.0251234, 1234.5, -0.5, 1e-9, Infinity].map(number)).toEqual([
    "0",
    "1",
    "0.0251",
    "1230",
    "-0.5",
    "1e-9",
    "Infinity",
  ]);
});

test("duration(seconds) never says 60 seconds, nor ten with a tenth", () => {
  expect([0, 0.04, 9.94, 9.96, 59.4, 59.6, 61, 3599.9].map(duration)).toEqual([
    "0.0 s",
    "0.0 s",
    "9.9 s",
    "10 s",
    "59 s",
    "1 min 0 s",
    "1 min 1 s",
    "60 min 0 s",
  ]);
});

test("size(bytes) never says 1000 kB", () => {
  expect([0, 999, 1000, 999_499, 999_500, 4_424_994].map(size)).toEqual([
    "0 B",
    "999 B",
    "1 kB",
    "999 kB",
    "1.0 MB",
    "4.4 MB",
  ]);
});

test("columns(rows, right) aligns, and leaves no blanks at the end of a line", () => {
  expect(
    columns(
      [
        ["a", "1", ""],
        ["bbb", "22", "x"],
      ],
      [1],
    ),
  ).toEqual(["a     1", "bbb  22  x"]);
  expect(columns([], [])).toEqual([]);
});
