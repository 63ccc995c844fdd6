import { expect, test } from "vitest";
import { dependencies } from "../src/rules/dependencies.ts";
import { caught, edit } from "./house.ts";

const remedy = 'declare it there ("workspace:^" or "catalog:") or do without it';

test("dependencies catches an import in src that only devDependencies or the root declare", () => {
  const plant = {
    "packages/random/src/a.ts": 'import "@inkwash/matchers";\nimport { test } from "vitest";\n',
  };
  const text = "is imported but not among the dependencies of packages/random/package.json";
  expect(caught(dependencies, plant)).toEqual([
    `packages/random/src/a.ts:1: @inkwash/matchers ${text}; ${remedy}`,
    `packages/random/src/a.ts:2: vitest ${text}; ${remedy}`,
  ]);
});

test("dependencies catches a test's import that nobody declares", () => {
  const plant = { "packages/random/test/a.test.ts": 'import { create } from "webgpu";\n' };
  expect(caught(dependencies, plant)).toEqual([
    `packages/random/test/a.test.ts:1: webgpu is imported but not among the devDependencies of packages/random/package.json; ${remedy}`,
  ]);
});

test("dependencies catches what is declared and never imported, and what only tests import", () => {
  const plant = {
    "packages/special/package.json": edit((manifest) => {
      manifest["dependencies"] = { "fast-png": "catalog:", zod: "catalog:" };
      manifest["devDependencies"] = { "@types/d3-array": "catalog:", "@types/node": "catalog:" };
    }),
    "packages/special/test/a.test.ts": 'import { z } from "zod";\n',
  };
  const idle = "is declared but never imported; remove it from package.json";
  expect(caught(dependencies, plant)).toEqual([
    `packages/special/package.json:55: fast-png ${idle}`,
    `packages/special/package.json:56: zod ${idle}`,
    `packages/special/package.json:59: @types/d3-array ${idle}`,
    `packages/special/package.json:60: @types/node ${idle}`,
  ]);
});
