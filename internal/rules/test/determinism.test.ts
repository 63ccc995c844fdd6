import { expect, test } from "vitest";
import { determinism } from "../src/rules/determinism.ts";
import { caught } from "./house.ts";

const inSpecial = (code: string): string[] =>
  caught(determinism, { "packages/special/src/a.ts": code });

test("determinism catches Math.random with its line and remedy", () => {
  expect(inSpecial("\nexport const x = Math.random();\n")).toEqual([
    "packages/special/src/a.ts:2: Math.random may give other values on every run; take an Rng in the options",
  ]);
});

test.for([
  ['const x = Math["random"]();', "Math.random"],
  ["const { random } = Math;", "Math.random"],
  ["const x = globalThis.Math.random();", "globalThis.Math"],
  ["const x = Date.now();", "Date.now"],
  ["const x = new Date();", "new Date"],
  ["const x = Date();", "Date"],
  ["const x = performance.now();", "performance.now"],
  ["crypto.getRandomValues(out);", "crypto.getRandomValues"],
  ["declare const Math: any;\nMath.random();", "Math.random"],
])("determinism catches %s", ([code, read]) => {
  const lines = inSpecial(code!);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`: ${read} may give`);
});

test.for([
  "const x = new Date(0).getTime();",
  "const x = rng.random();",
  "function f(performance: { now(): number }): number { return performance.now(); }",
  "// Math.random() is not used here.\nconst s = 'Date.now()';",
])("determinism lets pass %s", (code) => {
  expect(inSpecial(code)).toEqual([]);
});

test("determinism leaves tests and benches alone", () => {
  const plant = {
    "packages/special/test/a.test.ts": "Math.random();",
    "packages/special/bench/a.bench.ts": "performance.now();",
  };
  expect(caught(determinism, plant)).toEqual([]);
});
