import { expect, test } from "vitest";
import { machines } from "../src/rules/machines.ts";
import { caught } from "./house.ts";

// The paths are put together here, so that this file keeps the rule itself.
const place = (...parts: string[]): string => parts.join("");

test("machines catches a home folder, with its line and remedy", () => {
  const text = `# House\n\nSee ${place("/ro", "ot/notes.md")}.\n`;
  expect(caught(machines, { "README.md": text })).toEqual([
    `README.md:3: ${place("/ro", "ot/")} exists on one machine only; write the path from the repository's root, or take it from the environment`,
  ]);
});

test.for([
  place("/ho", "me/ada/x"),
  place("/Us", "ers/ada/x"),
  place("/wo", "rk/main"),
  place("C:\\Us", "ers\\ada"),
  place("sha", "red/golden/a.json"),
])("machines catches %s in any file", (path) => {
  expect(caught(machines, { "notes.yaml": `path: "${path}"\n` })).toHaveLength(1);
});

test.for(["/usr/bin/chromium", "https://example.org/home/x", "./work/x", "a shared/other"])(
  "machines lets pass %s",
  (path) => {
    expect(caught(machines, { "notes.yaml": `path: "${path}"\n` })).toEqual([]);
  },
);
