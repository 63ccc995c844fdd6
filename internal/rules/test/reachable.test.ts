import { expect, test } from "vitest";
import { reachable } from "../src/rules/reachable.ts";
import { caught, edit } from "./house.ts";

test("reachable catches a file that no entry leads to", () => {
  const plant = {
    "packages/special/src/left.ts": 'import { specialOf } from "./special-of.ts";\n',
    "packages/special/test/left.test.ts": 'import "../src/left.ts";\n',
  };
  expect(caught(reachable, plant)).toEqual([
    "packages/special/src/left.ts:1: no entry point of the package reaches this file; export what it has, or remove it",
  ]);
});

test("reachable follows types, later imports, workers, subpaths and bin", () => {
  const plant = {
    "packages/special/package.json": edit((manifest) => {
      manifest["exports"]["./extra"] = { "@inkwash/source": "./src/extra.ts" };
    }),
    "packages/special/src/extra.ts": [
      'import type { A } from "./a.ts";',
      'const b = await import("./b.ts");',
      'new Worker(new URL("./c.ts", import.meta.url));',
    ].join("\n"),
    "packages/special/src/a.ts": "",
    "packages/special/src/b.ts": "",
    "packages/special/src/c.ts": "",
    "packages/special/src/gifenc.d.ts": 'declare module "gifenc" {}\n',
    "apps/cli/package.json": '{ "name": "inkwash", "bin": { "inkwash": "./dist/main.js" } }\n',
    "apps/cli/src/main.ts": 'import "./d.ts";\n',
    "apps/cli/src/d.ts": "",
  };
  expect(caught(reachable, plant)).toEqual([]);
});
