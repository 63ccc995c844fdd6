import { expect, test } from "vitest";
import { documented } from "../src/rules/documented.ts";
import { caught } from "./house.ts";

/** The house with `code` as a public file of special. */
const withPublic = (code: string, names: string): string[] =>
  caught(documented, {
    "packages/special/src/index.ts": `export { ${names} } from "./a.ts";\n`,
    "packages/special/src/a.ts": code,
  });

test("documented catches an export without a doc comment, with its line and remedy", () => {
  expect(withPublic("// no doc\nexport const one = 1;\n", "one")).toEqual([
    "packages/special/src/a.ts:2: one has no doc comment; write /** what it computes, formula, units, errors, source */ above it",
  ]);
});

test("documented follows an export through other files, stars, renames and imports", () => {
  const plant = {
    "packages/special/src/index.ts": 'export * from "./b.ts";\n',
    "packages/special/src/b.ts":
      'import { a } from "./a.ts";\nexport { a as b };\nexport { c as d } from "./c.ts";\n',
    "packages/special/src/a.ts": "export function a(): void {}\n",
    "packages/special/src/c.ts": "const c = 1;\nexport { c };\n",
  };
  expect(caught(documented, plant).map((line) => line.split(";")[0])).toEqual([
    "packages/special/src/a.ts:1: b has no doc comment",
    "packages/special/src/c.ts:1: d has no doc comment",
  ]);
});

test("documented asks nothing of what stays inside the package", () => {
  const code = "/** Shown. */\nexport const shown = 1;\nexport const inner = 2;\n";
  expect(withPublic(code, "shown")).toEqual([]);
});

test("documented catches fields and methods of interfaces, types and classes", () => {
  const code = [
    "/** I. */",
    "export interface I {",
    "  /** a. */",
    "  readonly a: number;",
    "  readonly b: number;",
    "  c(): void;",
    "}",
    "/** T. */",
    'export type T = { type: "x"; d: number } | { type: "y" };',
    "/** C. */",
    "export class C extends Error {",
    "  #hidden = 1;",
    "  private p = 2;",
    '  override name = "C";',
    "  /** The constructor may go without. */",
    "  e = 3;",
    "  f(): void {}",
    "  constructor() {}",
    "}",
    "/** D. */",
    "export class D implements I {",
    "  g(): void {}",
    "}",
  ].join("\n");
  expect(withPublic(code, "I, T, C, D").map((line) => line.split(" has no")[0])).toEqual([
    "packages/special/src/a.ts:5: I.b",
    "packages/special/src/a.ts:6: I.c",
    "packages/special/src/a.ts:9: T.d",
    "packages/special/src/a.ts:17: C.f",
  ]);
});

test("documented catches a first line that runs on, and a comment that belongs to something else", () => {
  const code = [
    "/**",
    " * Twice the number that it is",
    " * given.",
    " */",
    "export const one = 1;",
    "/** The file. */",
    "import type {} from './types.ts';",
    "export const two = 2;",
  ].join("\n");
  expect(withPublic(code, "one, two").map((line) => line.split(";")[0])).toEqual([
    "packages/special/src/a.ts:1: the first line about one does not stand alone",
    "packages/special/src/a.ts:8: two has no doc comment",
  ]);
});
