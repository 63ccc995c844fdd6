import { expect, test } from "vitest";
import { platform } from "../src/rules/platform.ts";
import { caught } from "./house.ts";

const remedy = "move it to the /node subpath (src/node.ts or src/node/), or take it as an argument";
const inSpecial = (code: string): string[] =>
  caught(platform, { "packages/special/src/a.ts": code });

test("platform catches an import of Node and a global of Node, with line and remedy", () => {
  const code = 'import { readFileSync } from "node:fs";\n\nexport const x = process.argv;\n';
  expect(inSpecial(code)).toEqual([
    `packages/special/src/a.ts:1: node:fs runs in Node only; ${remedy}`,
    `packages/special/src/a.ts:3: process exists in Node only; ${remedy}`,
  ]);
});

test.for([
  'import fs from "fs";',
  'const fs = await import("node:fs/promises");',
  'import type { Buffer } from "node:buffer";',
  'import { readImage } from "./node.ts";',
  'export { readImage } from "./node/image.ts";',
  "const x = Buffer.from([1]);",
  "const x = __dirname;",
  "declare const process: { argv: string[] };\nprocess.argv;",
  'const fs = require("fs");',
  "setImmediate(f);",
])("platform catches %s", (code) => {
  expect(inSpecial(code)).toHaveLength(1);
});

test.for([
  "const process = 1;\nexport const y = process;",
  "export const x = { process: 1 }.process;",
  "function f(module: WebAssembly.Module): void { g(module); }",
  'import { node } from "./nodes.ts";',
])("platform lets pass %s", (code) => {
  expect(inSpecial(code)).toEqual([]);
});

test("platform leaves /node subpaths, tests and apps alone", () => {
  const code = 'import "node:fs";\nprocess.exit();\n';
  const plant = {
    "packages/special/src/node.ts": code,
    "packages/special/src/node/read.ts": code,
    "packages/special/test/a.test.ts": code,
    "apps/cli/package.json": '{ "name": "inkwash" }\n',
    "apps/cli/src/main.ts": code,
  };
  expect(caught(platform, plant)).toEqual([]);
});
