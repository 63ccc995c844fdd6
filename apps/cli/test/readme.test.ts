import { readDocument } from "@inkwash/experiment";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inkwash, newFolder } from "./inkwash.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const fences = [...readme.matchAll(/^```(\w*)\n(.*?)^```$/gms)];
const fence = (language: string): string => fences.find((each) => each[1] === language)![2]!;
const full = process.env["INKWASH_TIER"] === "full";

test("the document of the README is one, and says only what differs from the defaults", () => {
  const text = fence("json");
  const document = readDocument(text);
  expect(document).toMatchObject({ name: "mine", metrics: { repeats: 5 } });
  for (const [key, part] of Object.entries(JSON.parse(text) as Record<string, unknown>)) {
    expect(document).toMatchObject({ [key]: part });
  }
});

test("every command and every option of the help is in the README, and the other way round", async () => {
  const helps = await Promise.all([
    inkwash("--help"),
    inkwash("run", "--help"),
    inkwash("data", "--help"),
  ]);
  const help = helps.map(({ stdout }) => stdout).join("\n");
  const options = (text: string): string[] =>
    [...new Set(text.match(/--[a-z]+/g))].filter((name) => !/help|version/.test(name)).sort();
  expect(options(readme)).toEqual(options(help));
  for (const [, command] of help.matchAll(/^ {2}(run|data|examples|validate|schema) /gm)) {
    expect(readme).toMatch(new RegExp(`^\\| \`inkwash ${command}\\b`, "m"));
  }
});

test.runIf(full)(
  "inkwash run swiss-roll prints what the README shows, times aside",
  async () => {
    const out = join(newFolder(), "out");
    const { code, stdout, stderr } = await inkwash("run", "swiss-roll", "--out", out);
    expect(code).toBe(0);
    const lines = (text: string): string[] =>
      text
        .split("\n")
        .filter((line) => !/^(?:·|\$|$)/.test(line))
        .map((line) => line.replace(/(?<=in |seed 0, )(?:\d+ min )?[\d.]+ s/, "TIME"));
    const shown = lines(fence(""));
    expect(lines(stderr + stdout).slice(0, shown.length)).toEqual(shown);
  },
  600_000,
);
