import { expect, test } from "vitest";
import { readme } from "../src/rules/readme.ts";
import { caught } from "./house.ts";

const path = "packages/special/README.md";
const edited = (change: (text: string) => string): string[] => caught(readme, { [path]: change });

test("readme catches a package without one", () => {
  expect(caught(readme, { [path]: undefined })).toEqual([
    `${path}:1: packages/special has no README.md; write one with the chapters Install, Use, Concepts, API, Guarantees, Not included, Composes with, References`,
  ]);
});

test("readme catches another title, another description and another way to install", () => {
  const lines = edited((text) =>
    text
      .replace("# @inkwash/special", "# special")
      .replace("Doubles numbers.", "Halves numbers.")
      .replace("npm i @inkwash/special", "npm i special"),
  );
  expect(lines).toEqual([
    `${path}:1: the title is not the package's name; begin with "# @inkwash/special"`,
    `${path}:3: the first sentence is not the description in package.json; make both say "Doubles numbers."`,
    `${path}:1: Install does not say how; write \`npm i @inkwash/special\` there`,
  ]);
});

test("readme catches a missing chapter, one in a fence, and one in another place", () => {
  expect(edited((text) => text.replace("## Guarantees", "```md\n## Guarantees\n```"))).toEqual([
    `${path}:1: the chapter "## Guarantees" is missing; write it`,
  ]);
  const swapped = edited((text) =>
    text.replace("## Concepts", "## X").replace("## Use", "## Concepts").replace("## X", "## Use"),
  );
  expect(swapped).toHaveLength(1);
  expect(swapped[0]).toContain('"## Use" stands in another place; keep the order Install');
});

test("readme catches an export without a row in the API table", () => {
  const lines = edited((text) => text.replace("| `Options` | its options |", "Options are prose."));
  expect(lines).toEqual([
    `${path}:21: the API table does not name Options; give it a row: \`name\` · one line`,
  ]);
});
