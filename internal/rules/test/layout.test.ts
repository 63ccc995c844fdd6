import { expect, test } from "vitest";
import { layout } from "../src/rules/layout.ts";
import { caught } from "./house.ts";

test("layout catches a name that is not in kebab-case or names no concept", () => {
  const plant = {
    "packages/special/src/BetaFunction.ts": "",
    "packages/special/test/log_gamma.test.ts": "",
    "packages/special/src/utils.ts": "",
  };
  expect(caught(layout, plant)).toEqual([
    "packages/special/src/BetaFunction.ts:1: BetaFunction.ts is not in kebab-case; name it after its main export",
    "packages/special/src/utils.ts:1: utils.ts names no concept; name the file after what it is about",
    "packages/special/test/log_gamma.test.ts:1: log_gamma.test.ts is not in kebab-case; name it after its main export",
  ]);
});

test("layout catches line 401 of a source file, and none of a test", () => {
  const plant = {
    "packages/special/src/long.ts": "// line\n".repeat(401),
    "packages/special/src/full.ts": "// line\n".repeat(400),
    "packages/special/test/long.test.ts": "// line\n".repeat(900),
  };
  expect(caught(layout, plant)).toEqual([
    "packages/special/src/long.ts:401: 401 lines are more than 400; split the file by concept",
  ]);
});

test("layout catches an import that leaves the package or leaves its ending out", () => {
  const plant = {
    "packages/special/src/a.ts":
      'import "../../random/src/random-of.ts";\nimport "./special-of";\nimport "./special-of.js";\n',
  };
  expect(caught(layout, plant)).toEqual([
    "packages/special/src/a.ts:1: ../../random/src/random-of.ts leaves the package; import the package by its name",
    "packages/special/src/a.ts:2: ./special-of is not the name of a file; write its ending, .ts",
    "packages/special/src/a.ts:3: ./special-of.js is not the name of a file; write its ending, .ts",
  ]);
});

test("layout catches a default export, and an index that does more than re-export", () => {
  const plant = {
    "packages/special/src/a.ts": "export default 1;\n",
    "packages/special/src/index.ts": 'export * from "./a.ts";\nexport const one = 1;\n',
  };
  expect(caught(layout, plant)).toEqual([
    "packages/special/src/a.ts:1: a default export has no name of its own; export it by name",
    "packages/special/src/index.ts:2: index.ts does more than re-export; move it to a file named after it",
  ]);
});

test("layout catches a file that does not parse", () => {
  const plant = { "packages/special/src/a.ts": "export const a = 1;\nexport const = 2;\n" };
  const lines = caught(layout, plant);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^packages\/special\/src\/a\.ts:2: the file does not parse: /);
});
