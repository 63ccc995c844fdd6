import { expect, test } from "vitest";
import { transcendentals } from "../src/rules/transcendentals.ts";
import { caught } from "./house.ts";

const inRandom = (code: string): string[] =>
  caught(transcendentals, { "packages/random/src/a.ts": code });

test("transcendentals catches Math.exp with its line and remedy", () => {
  expect(inRandom("\n\nexport const x = Math.exp(1);\n")).toEqual([
    "packages/random/src/a.ts:3: Math.exp is rounded differently by engines; use @inkwash/special, which has the same bits on every engine",
  ]);
});

test.for(
  "acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 hypot log log10 log1p log2 pow sin sinh tan tanh".split(
    " ",
  ),
)("transcendentals catches Math.%s", (name) => {
  expect(inRandom(`const x = Math.${name}(1);`)).toHaveLength(1);
});

test.for([
  'const x = Math["exp"](1);',
  "const { exp } = Math;",
  "const { [name]: f } = Math;",
  "const x = Math[name](1);",
  "const M = Math;",
  "f(Math);",
  "const x = 2 ** 0.5;",
  "const x = 2 ** y;",
  "x **= y;",
])("transcendentals catches %s", (code) => {
  expect(inRandom(code)).toHaveLength(1);
});

test.for([
  "const x = Math.sqrt(2) + Math.PI + Math.fround(1);",
  "const { fround, imul } = Math;",
  "const x = y ** 2 + 2 ** -24;",
  "import { exp } from '@inkwash/special';\nexp(1);",
  "const x: { Math: number } = { Math: 1 };",
])("transcendentals lets pass %s", (code) => {
  expect(inRandom(code)).toEqual([]);
});

test("transcendentals catches even special, and leaves viz and tests alone", () => {
  const plant = {
    "packages/special/src/a.ts": "const x = Math.log(1);",
    "packages/viz/package.json": '{ "name": "@inkwash/viz" }\n',
    "packages/viz/src/a.ts": "const x = Math.log(1);",
    "packages/stats/test/a.test.ts": "const x = Math.log(1);",
  };
  expect(caught(transcendentals, plant).map((line) => line.split(":")[0])).toEqual([
    "packages/special/src/a.ts",
  ]);
});
