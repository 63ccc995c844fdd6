// Versions are independent: on a copy of the manifests, as they will stand after the first release.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readWorkspace } from "@inkwash/rules";
import { shell } from "./shell.ts";

const repository = resolve(import.meta.dirname, "../../..");
const { members } = readWorkspace(repository);
const temporary = mkdtempSync(join(tmpdir(), "inkwash-changesets-"));
const copy = join(temporary, "copy");
const released = "0.1.0";

const manifestOf = (folder: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(copy, folder, "package.json"), "utf8")) as Record<string, unknown>;

const git = (...args: string[]): Promise<string> =>
  shell(copy, "git", ["-c", "user.name=test", "-c", "user.email=test@example.org", ...args]);

beforeAll(async () => {
  for (const file of ["package.json", "pnpm-workspace.yaml", ".changeset/config.json"]) {
    cpSync(join(repository, file), join(copy, file), { recursive: true });
  }
  for (const { folder, manifest } of members) {
    mkdirSync(join(copy, folder), { recursive: true });
    const version = manifest.private ? manifest["version"] : released;
    writeFileSync(join(copy, folder, "package.json"), JSON.stringify({ ...manifest, version }));
  }
  writeFileSync(join(copy, ".gitignore"), "node_modules\n");
  symlinkSync(join(repository, "node_modules"), join(copy, "node_modules"));
  // `changeset version` has pnpm refresh the lockfile, which is not what is tested here.
  mkdirSync(join(temporary, "bin"));
  writeFileSync(join(temporary, "bin/pnpm"), "#!/bin/sh\n", { mode: 0o755 });
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", "--all");
  await git("commit", "--quiet", "--message=released");
});

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** Versions by name, of everything that one changeset on `name` moves. */
async function bump(name: string, size: "minor" | "patch"): Promise<Record<string, string>> {
  const text = `---\n"${name}": ${size}\n---\n\nfeat: something.\n`;
  writeFileSync(join(copy, ".changeset/one.md"), text);
  await git("clean", "--force", "--quiet", "--", "packages", "apps", "internal");
  await git("checkout", "--quiet", "--", ".");
  const cli = join(
    dirname(join(repository, "node_modules/@changesets/cli/package.json")),
    "bin.js",
  );
  const PATH = [join(temporary, "bin"), process.env["PATH"]].join(delimiter);
  await shell(copy, process.execPath, [cli, "version"], { PATH });
  return Object.fromEntries(
    members
      .map(({ folder }) => manifestOf(folder))
      .filter(({ version, private: hidden }) => !hidden && version !== released)
      .map(({ name: moved, version }) => [moved, version]),
  );
}

test("a minor changeset on random moves random, its dependents by a patch, and nobody else", async () => {
  const dependents = members
    .filter(
      ({ manifest }) => !manifest.private && "@inkwash/random" in (manifest.dependencies ?? {}),
    )
    .map(({ manifest }) => [manifest.name, "0.1.1"]);
  expect(dependents.length).toBeGreaterThanOrEqual(5);
  expect(await bump("@inkwash/random", "minor")).toEqual({
    "@inkwash/random": "0.2.0",
    ...Object.fromEntries(dependents),
  });
});

test("a patch on random moves random alone: the ranges of its dependents take it in", async () => {
  expect(await bump("@inkwash/random", "patch")).toEqual({ "@inkwash/random": "0.1.1" });
});

test("a changeset on a package that nobody depends on moves it alone", async () => {
  expect(await bump("inkwash", "minor")).toEqual({ inkwash: "0.2.0" });
});

test("no packages are tied together: fixed and linked are empty", () => {
  const config = JSON.parse(readFileSync(join(repository, ".changeset/config.json"), "utf8")) as {
    fixed: unknown;
    linked: unknown;
  };
  expect(config.fixed).toEqual([]);
  expect(config.linked).toEqual([]);
});
