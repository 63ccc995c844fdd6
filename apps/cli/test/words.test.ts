import { expect, test } from "vitest";
import { moving, over } from "../src/progress.ts";
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

test("moving(phase, seconds) tells rate and time left as soon as they mean something", () => {
  const training = { name: "training", done: 1250, of: 6000, unit: "steps", loss: 0.41234 };
  expect(moving(training, 2.5)).toBe(
    "training: 1,250 of 6,000 steps · 500 steps/s · 9.5 s left · loss 0.412",
  );
  expect(moving(training, 0.1)).toBe("training: 1,250 of 6,000 steps · loss 0.412");
  expect(moving({ name: "a", done: 0, of: 9, unit: "steps" }, 3)).toBe("a: 0 of 9 steps");
  expect(moving({ name: "judging", done: 3, unit: "numbers" }, 6)).toBe(
    "judging: 3 numbers · 0.5 numbers/s",
  );
});

test("over(phase, seconds) tells what was done, and of how many where it was stopped", () => {
  const training = { name: "training", done: 6000, of: 6000, unit: "steps", loss: 0.4 };
  expect(over(training, 14.2)).toBe("training: 6,000 steps in 14 s · loss 0.4");
  expect(over({ ...training, done: 50 }, 1)).toBe(
    "training: 50 of 6,000 steps in 1.0 s · loss 0.4",
  );
});
