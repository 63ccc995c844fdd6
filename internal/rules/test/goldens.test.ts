import { expect, test } from "vitest";
import { goldens } from "../src/rules/goldens.ts";
import { caught } from "./house.ts";

const whole = {
  "internal/golden/erf.json": "{}\n",
  "internal/golden/make/erf.py": "pass\n",
  "internal/golden/make/common.py": "pass\n",
  "internal/golden/README.md": "| `erf` | numbers |\n",
  "packages/special/test/erf.test.ts":
    'import golden from "@inkwash/golden/erf.json" with { type: "json" };\n',
};

test("goldens lets pass a file with a maker, a reader and a row", () => {
  expect(caught(goldens, whole)).toEqual([]);
});

test("goldens catches a file without a maker, a reader or a row", () => {
  expect(caught(goldens, { "internal/golden/erf.json": "{}\n" })).toEqual([
    "internal/golden/erf.json:1: nobody can make these numbers again; write internal/golden/make/erf.py on top of common.py",
    'internal/golden/erf.json:1: no test reads these numbers; import "@inkwash/golden/erf.json" in a test, or remove it',
    "internal/golden/erf.json:1: the table does not list these numbers; give `erf` a row in internal/golden/README.md",
  ]);
});

test("goldens catches a script whose file is not there", () => {
  expect(caught(goldens, { ...whole, "internal/golden/make/gamma.py": "pass\n" })).toEqual([
    "internal/golden/make/gamma.py:1: gamma.json is not there; run python3 internal/golden/make/gamma.py and commit gamma.json, or remove the script",
  ]);
});
