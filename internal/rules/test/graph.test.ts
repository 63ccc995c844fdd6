import { expect, test } from "vitest";
import { graph } from "../src/rules/graph.ts";
import { caught, edit, json } from "./house.ts";

const change = "ask for the part as an argument, or change internal/rules/src/drawing.ts first";

test("graph catches an import that points up", () => {
  const plant = { "packages/special/src/up.ts": '\nimport { randomOf } from "@inkwash/random";\n' };
  expect(caught(graph, plant)).toEqual([
    `packages/special/src/up.ts:2: special may not import @inkwash/random here; ${change}`,
  ]);
});

test("graph catches a dynamic import, a re-export, a subpath and an import type", () => {
  const plant = {
    "packages/special/src/up.ts": [
      'const a = await import("@inkwash/random");',
      'export { statsOf } from "@inkwash/stats";',
      'import { b } from "@inkwash/random/node";',
      'type C = import("@inkwash/random").Options;',
    ].join("\n"),
  };
  expect(caught(graph, plant).map((line) => line.slice(0, 58))).toEqual([
    "packages/special/src/up.ts:1: special may not import @inkw",
    "packages/special/src/up.ts:2: special may not import @inkw",
    "packages/special/src/up.ts:3: special may not import @inkw",
    "packages/special/src/up.ts:4: special may not import @inkw",
  ]);
});

test("graph catches a run-time import along a type edge, also when every name in it is a type", () => {
  const remedy = "write `import type`";
  const plant = {
    "packages/stats/src/draw.ts":
      'import { randomOf } from "@inkwash/random";\nimport { type Options } from "@inkwash/random";\n',
  };
  expect(caught(graph, plant)).toEqual([
    `packages/stats/src/draw.ts:1: stats may not import @inkwash/random at run time; ${remedy}`,
    `packages/stats/src/draw.ts:2: stats may not import @inkwash/random at run time; ${remedy}`,
  ]);
});

test("graph lets a test run what src has as a type, and catches one that reaches further", () => {
  const plant = {
    "packages/stats/test/a.test.ts": 'import { randomOf } from "@inkwash/random";\n',
    "packages/special/test/a.test.ts": 'import { randomOf } from "@inkwash/random";\n',
  };
  expect(caught(graph, plant)).toEqual([
    `packages/special/test/a.test.ts:1: special may not import @inkwash/random here; ${change}`,
  ]);
});

test("graph catches the matchers in src", () => {
  const plant = { "packages/random/src/match.ts": 'import "@inkwash/matchers";\n' };
  expect(caught(graph, plant)).toEqual([
    `packages/random/src/match.ts:1: random may not import @inkwash/matchers here; ${change}`,
  ]);
});

test("graph catches a package that imports itself by name in src", () => {
  const plant = { "packages/special/src/self.ts": 'import "@inkwash/special";\n' };
  expect(caught(graph, plant)).toEqual([
    "packages/special/src/self.ts:1: special may not import @inkwash/special (itself); import the file by its relative path",
  ]);
});

test("graph keeps a subpath's package inside that subpath", () => {
  const gpu = 'import { fill } from "@inkwash/webgpu-kernels";\n';
  const plant = {
    "packages/nn/package.json": '{ "name": "@inkwash/nn" }\n',
    "packages/nn/src/webgpu.ts": gpu,
    "packages/nn/src/webgpu/train.ts": gpu,
    "packages/nn/src/train.ts": gpu,
  };
  expect(caught(graph, plant)).toEqual([
    `packages/nn/src/train.ts:1: nn may not import @inkwash/webgpu-kernels here; ${change}`,
  ]);
});

test("graph reads dependencies, devDependencies and peerDependencies", () => {
  const plant = {
    "packages/special/package.json": edit((manifest) => {
      manifest["dependencies"] = { "@inkwash/random": "workspace:^" };
      manifest["devDependencies"] = { "@inkwash/stats": "workspace:*" };
      manifest["peerDependencies"] = { "@inkwash/viz": "workspace:^" };
      manifest["peerDependenciesMeta"] = { "@inkwash/viz": { optional: true } };
    }),
  };
  expect(caught(graph, plant)).toEqual([
    `packages/special/package.json:55: special may not have @inkwash/random among its dependencies; ${change}`,
    `packages/special/package.json:58: special may not have @inkwash/stats among its devDependencies; ${change}`,
    `packages/special/package.json:61: special may not have @inkwash/viz among its peerDependencies; ${change}`,
  ]);
});

test("graph catches a third party that would come with an install", () => {
  const plant = {
    "packages/special/package.json": edit((manifest) => {
      manifest["dependencies"] = { lodash: "^4" };
      manifest["devDependencies"] = { webgpu: "^1" };
    }),
  };
  expect(caught(graph, plant)).toEqual([
    `packages/special/package.json:55: special may not have lodash among its dependencies; ${change}`,
  ]);
});

test("graph catches a peer that is not drawn, and one that every install would want", () => {
  const plant = {
    "packages/datasets/package.json": json({
      name: "@inkwash/datasets",
      peerDependencies: { "@jsquash/webp": "^1", sharp: "^1" },
      peerDependenciesMeta: { sharp: { optional: true } },
    }),
  };
  expect(caught(graph, plant).map((line) => line.replace(/:\d+:/, ":"))).toEqual([
    `packages/datasets/package.json: datasets may not have sharp among its peerDependencies; ${change}`,
    "packages/datasets/package.json: @jsquash/webp is a peer that every install would want; say { optional: true } in peerDependenciesMeta",
  ]);
});

test("graph catches a package that nobody drew", () => {
  const plant = { "packages/core/package.json": '{ "name": "@inkwash/core" }\n' };
  expect(caught(graph, plant)).toEqual([
    "packages/core/package.json:1: packages/core is not in the drawing of the house; give it a line in internal/rules/src/drawing.ts",
  ]);
});

test("graph reads the apps too: scripts in pages, and their dependencies", () => {
  const plant = {
    "apps/docs/package.json":
      '{\n  "name": "@inkwash/docs",\n  "dependencies": {\n    "astro": "1",\n    "@inkwash/nn": "1"\n  }\n}\n',
    "apps/docs/src/demo.astro":
      '---\nimport { run } from "@inkwash/experiment";\n---\n<script>\n  import { linear } from "@inkwash/schedules";\n  await import("@inkwash/special");\n</script>\n',
    "apps/cli/package.json": '{ "name": "inkwash" }\n',
    "apps/cli/src/main.ts": 'import { lineChart } from "@inkwash/viz";\n',
  };
  expect(caught(graph, plant)).toEqual([
    `apps/cli/src/main.ts:1: cli may not import @inkwash/viz here; ${change}`,
    `apps/docs/package.json:5: docs may not have @inkwash/nn among its dependencies; ${change}`,
    `apps/docs/src/demo.astro:5: docs may not import @inkwash/schedules here; ${change}`,
    `apps/docs/src/demo.astro:6: docs may not import @inkwash/special here; ${change}`,
  ]);
});

test("graph leaves internal members alone: they may import all", () => {
  const plant = {
    "internal/suites/package.json":
      '{ "name": "@inkwash/suites", "devDependencies": { "@inkwash/stats": "workspace:*" } }\n',
    "internal/suites/test/a.test.ts": 'import { statsOf } from "@inkwash/stats";\n',
  };
  expect(caught(graph, plant)).toEqual([]);
});
