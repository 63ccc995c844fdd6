import { expect, test } from "vitest";
import { programsOf } from "../src/programs.ts";
import { examples } from "../src/rules/examples.ts";
import { build, caught } from "./house.ts";

const remedy = "write a complete program in a ```ts fence and each printed line behind //=>";
const path = "packages/special/README.md";

test("examples catches a README without a program", () => {
  expect(caught(examples, { [path]: (text) => text.replace("```ts", "```sh") })).toEqual([
    `${path}:1: the README shows no program; ${remedy}`,
  ]);
});

test("examples catches a program that promises nothing, and one that does not parse", () => {
  expect(caught(examples, { [path]: (text) => text.replace("//=> 4", "// 4") })).toEqual([
    `${path}:12: the program does not say what it prints; ${remedy}`,
  ]);
  expect(caught(examples, { [path]: (text) => text.replace("(2));", "(2;") })).toEqual([
    `${path}:12: the program does not parse; ${remedy}`,
  ]);
});

test("examples catches an @example without a fence, and one without a promise", () => {
  const code = [
    "/**",
    " * One.",
    " *",
    " * @example",
    " * one() // -> 1",
    " */",
    "export const one = 1;",
    "/**",
    " * Two.",
    " *",
    " * @example",
    " * ```ts",
    " * console.log(2);",
    " * ```",
    " */",
    "export const two = 2;",
  ].join("\n");
  expect(caught(examples, { "packages/special/src/a.ts": code })).toEqual([
    `packages/special/src/a.ts:4: the program does not say what it prints; ${remedy}`,
    `packages/special/src/a.ts:13: the program does not say what it prints; ${remedy}`,
  ]);
});

test("programsOf(workspace, member) takes code and promises as they are written", () => {
  const code = [
    "/**",
    " * Two.",
    " *",
    " * @example",
    " * ```ts",
    " * if (true) {",
    ' *   console.log("//=> no promise"); //=> //=> no promise',
    " * }",
    " * console.log(1); //=>1",
    " * ```",
    " * @see nothing",
    " */",
    "export const two = 2;",
  ].join("\n");
  const workspace = build({ "packages/special/src/a.ts": code });
  const member = workspace.members.find(({ short }) => short === "special")!;
  expect(programsOf(workspace, member)).toEqual([
    {
      file: path,
      line: 12,
      code: 'import { specialOf } from "@inkwash/special";\n\nconsole.log(specialOf(2)); //=> 4',
      prints: ["4"],
    },
    {
      file: "packages/special/src/a.ts",
      line: 6,
      code: 'if (true) {\n  console.log("//=> no promise"); //=> //=> no promise\n}\nconsole.log(1); //=>1',
      prints: ["//=> no promise", "1"],
    },
  ]);
});
