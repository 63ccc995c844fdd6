// A contributor who touches one package tests that one: `pnpm --filter @inkwash/special test`.
import { relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { readWorkspace } from "@inkwash/rules";
import { shell } from "./shell.ts";

const repository = resolve(import.meta.dirname, "../../..");
const { members } = readWorkspace(repository);
const packages = members.filter(({ area }) => area === "packages");
const scriptOf = ({ manifest }: (typeof packages)[number]): string =>
  (manifest["scripts"] as Record<string, string>)["test"]!;

test("every package's test script is the same, but for its name", () => {
  const form = 'vitest run --root ../.. --project NAME --project "NAME-browser*"';
  for (const member of packages) {
    expect([member.short, scriptOf(member)]).toEqual([
      member.short,
      form.replaceAll("NAME", member.short),
    ]);
  }
});

test("the test script of a package finds the tests of that package and no others", async () => {
  const special = packages.find(({ short }) => short === "special")!;
  const list = scriptOf(special).replace("vitest run", "vitest list --filesOnly");
  const PATH = `${repository}/node_modules/.bin:${process.env["PATH"]}`;
  const folder = resolve(repository, special.folder);
  const printed = await shell(folder, "/bin/sh", ["-c", list], { PATH });
  const files = printed.match(/\S+\.test\.ts/g) ?? [];
  const inside = files.map((file) => relative(folder, resolve(repository, file)));
  const expected = special.sources.filter(({ inner }) => inner.endsWith(".test.ts"));
  // Browser suites are left out where there is no Chromium.
  const everywhere = expected.filter(({ inner }) => !inner.endsWith(".browser.test.ts"));
  expect(inside).toEqual(expect.arrayContaining(everywhere.map(({ inner }) => inner)));
  expect(inside.filter((file) => !file.startsWith("test/"))).toEqual([]);
});
