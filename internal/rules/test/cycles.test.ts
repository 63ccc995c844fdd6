import { expect, test } from "vitest";
import { cycles } from "../src/rules/cycles.ts";
import { caught, edit } from "./house.ts";

test("cycles catches packages in a circle, also when one half is a devDependency", () => {
  const plant = {
    "packages/special/package.json": edit((manifest) => {
      manifest["devDependencies"] = { "@inkwash/stats": "workspace:*" };
    }),
  };
  const lines = caught(cycles, plant);
  expect(lines).toHaveLength(2);
  expect(lines.join("\n")).toContain("@inkwash/special -> @inkwash/stats -> @inkwash/special");
  expect(lines.join("\n")).toContain("move a suite that needs both to internal/conformance");
});

test("cycles catches files in a circle, also when one half is a type", () => {
  const plant = {
    "packages/special/src/a.ts": 'import { b } from "./b.ts";\n',
    "packages/special/src/b.ts": 'import { c } from "./deep/c.ts";\n',
    "packages/special/src/deep/c.ts": '\nimport type { A } from "../a.ts";\n',
  };
  expect(caught(cycles, plant)).toEqual([
    "packages/special/src/deep/c.ts:2: files import each other in a circle: " +
      "packages/special/src/a.ts -> packages/special/src/b.ts -> packages/special/src/deep/c.ts -> packages/special/src/a.ts; " +
      "move what both need into a file of its own",
  ]);
});

test("cycles catches a file that imports itself", () => {
  const plant = { "packages/special/src/a.ts": 'import * as self from "./a.ts";\n' };
  expect(caught(cycles, plant)).toHaveLength(1);
});
