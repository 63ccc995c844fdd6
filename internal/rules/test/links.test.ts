import { expect, test } from "vitest";
import { links } from "../src/rules/links.ts";
import { caught } from "./house.ts";

const inReadme = (text: string): string[] => caught(links, { "README.md": text });

test("links catches a link to nowhere, with its line and remedy", () => {
  expect(inReadme("# House\n\nSee [core](packages/core/README.md).\n")).toEqual([
    "README.md:3: packages/core/README.md leads nowhere; correct the path, or remove the link",
  ]);
});

test("links catches an anchor that no heading has", () => {
  const lines = inReadme("[a](packages/special/README.md#apis) [b](#house)\n\n# House\n");
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(
    /^README\.md:1: \S+#apis names no heading of packages\/special\/README\.md; link one of/,
  );
});

test.for([
  "[a](./gone.md)",
  '[a](gone.ts "a title")',
  "[a](<gone.md>)",
  "[a]: gone.md",
  "![a](docs/gone.svg)",
  "[a](../outside.md)",
])("links catches %s", (text) => {
  expect(inReadme(text)).toHaveLength(1);
});

test.for([
  "[a](https://example.org/x#y) [b](mailto:a@b.c) [c](/site/path/)",
  "[a](LICENSE) [b](packages/special) [c](packages/special/src/index.ts)",
  "[a](packages/special/README.md#not-included)",
  "`[a](gone.md)`\n\n```md\n[a](gone.md)\n```",
  "f(x)[i](y)".replace("(y)", " (y)"),
])("links lets pass %s", (text) => {
  expect(inReadme(text)).toEqual([]);
});
