import { expect, test } from "vitest";
import { commands } from "../src/rules/commands.ts";
import { caught, edit } from "./house.ts";

const inGuide = (command: string): string[] =>
  caught(commands, {
    "package.json": edit((manifest) => {
      manifest["scripts"] = { test: "vitest", check: "tsc" };
    }),
    "CONTRIBUTING.md": `# Contributing\n\n\`\`\`sh\nnpm test # all\n${command}\n\`\`\`\n`,
  });

test("commands catches a script that is not there, with its line and remedy", () => {
  expect(inGuide("npm run chekc")).toEqual([
    "CONTRIBUTING.md:5: package.json has no script chekc; correct the command",
  ]);
});

test.for([
  "npm start",
  "pnpm chekc",
  "pnpm exec oxlnt",
  "npx --yes pnpm@1.2.3 chekc",
  "node internal/gone.mjs",
  "python3 gone.py --check",
])("commands catches %s", (command) => {
  expect(inGuide(command)).toHaveLength(1);
});

test.for([
  "npm run check",
  "pnpm check # fast",
  "pnpm exec vitest run",
  "pnpm changeset",
  "pnpm --filter @inkwash/special test",
  "node packages/special/src/index.ts",
  "git clone https://example.org/house.git",
])("commands lets pass %s", (command) => {
  expect(inGuide(command)).toEqual([]);
});
