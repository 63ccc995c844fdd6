import { expect, test } from "vitest";
import { katex } from "../src/rules/katex.ts";
import { caught } from "./house.ts";

const lock = (site: string, renderer: string): string =>
  [
    "importers:",
    "",
    "  apps/cli:",
    "    dependencies:",
    "      commander:",
    "        specifier: 'catalog:'",
    "        version: 15.1.0",
    "",
    "  apps/docs:",
    "    devDependencies:",
    "      astro:",
    "        specifier: catalog:docs",
    "        version: 7.3.5",
    "      katex:",
    "        specifier: catalog:docs",
    `        version: ${site}`,
    "",
    "packages:",
    "",
    "  rehype-katex@7.0.1:",
    "    resolution: {integrity: sha512-x}",
    "",
    "snapshots:",
    "",
    "  rehype-katex@7.0.1:",
    "    dependencies:",
    "      '@types/katex': 0.16.8",
    `      katex: ${renderer}`,
    "",
  ].join("\n");

test("katex catches two versions", () => {
  expect(caught(katex, { "pnpm-lock.yaml": lock("0.19.1", "0.16.47") })).toEqual([
    'pnpm-lock.yaml:25: apps/docs has katex 0.19.1, rehype-katex renders with 0.16.47; set katex to 0.16.47 in the catalog "docs" of pnpm-workspace.yaml',
  ]);
});

test("katex lets one version pass", () => {
  expect(caught(katex, { "pnpm-lock.yaml": lock("0.16.47", "0.16.47") })).toEqual([]);
});
