import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inkwash } from "./inkwash.ts";

test("--help names every command and every exit code", async () => {
  const { code, stdout, stderr } = await inkwash("--help");
  expect([code, stderr]).toEqual([0, ""]);
  for (const command of ["run", "data", "examples", "validate", "schema"]) {
    expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
  }
  expect(stdout).toContain("inkwash run swiss-roll");
  expect(stdout).toContain("130 stopped by Ctrl-C");
});

test("run --help names every option with its default", async () => {
  const { code, stdout } = await inkwash("run", "--help");
  expect(code).toBe(0);
  for (const part of [
    "--out <dir>",
    '(default: "out")',
    "--backend <name>",
    '"wasm"',
    "--fast",
    "--threads <n>",
    "--data <file>",
    "--resume <file>",
    "--seed <n>",
    "--json",
    "--quiet",
  ]) {
    expect(stdout).toContain(part);
  }
});

test("--version prints the version of package.json", async () => {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  expect(await inkwash("--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});
