import { expect, test } from "vitest";
import { dom } from "../src/rules/dom.ts";
import { caught, edit } from "./house.ts";

const tsconfig = "packages/special/tsconfig.json";

test("dom catches a numeric package with the DOM library", () => {
  const plant = {
    [tsconfig]: edit((config) => {
      config["compilerOptions"].lib = ["es2023", "dom"];
    }),
  };
  expect(caught(dom, plant)).toEqual([
    `${tsconfig}:6: a numeric package sets its own "lib"; remove it: the base has the language and nothing else`,
  ]);
});

test("dom catches global types, another base and a reference directive", () => {
  const plant = {
    [tsconfig]: edit((config) => {
      config["extends"] = "../../other.json";
      config["compilerOptions"].types = ["node"];
    }),
    "packages/special/src/a.ts": '/// <reference lib="dom" />\nexport const x = document;\n',
  };
  const lines = caught(dom, plant);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain("does not extend the base configuration");
  expect(lines[1]).toContain('sets its own "types"');
  expect(lines[2]).toContain('a.ts:1: /// <reference lib="dom" /> lets other globals in');
});

test("dom catches a base that has the DOM library or global types", () => {
  const plant = {
    "tsconfig.base.json": '{\n  "compilerOptions": {\n    "lib": ["es2023", "DOM"]\n  }\n}\n',
  };
  expect(caught(dom, plant)).toEqual([
    'tsconfig.base.json:3: the base configuration has the DOM library, so every package has it; set "lib" to ["es2023"]',
    'tsconfig.base.json:1: the base configuration lets global types in; set "types" to []',
  ]);
});
