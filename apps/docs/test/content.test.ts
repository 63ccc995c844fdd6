import { parseDocument } from "@inkwash/experiment";
import { spawnSync } from "node:child_process";
import { globSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { drawing } from "../../../internal/rules/src/drawing.ts";
import { documentOf, fieldsIn, fieldsOf, linkOf, noisy, places, sets } from "../src/live/fields.ts";

const site = resolve(import.meta.dirname, "..");
const repository = resolve(site, "../..");
const read = (path: string): string => readFileSync(resolve(site, path), "utf8");
const examples = readdirSync(resolve(repository, "examples")).filter(
  (file) => file.endsWith(".json") && file !== "schema.json",
);

const pages = globSync("src/content/docs/**/*.{md,mdx}", { cwd: site })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => !/docs\/(?:api|packages)\//.test(path));

test("the sidebar leads to every package and every page", () => {
  const config = read("astro.config.mjs");
  const packages = readdirSync(resolve(repository, "packages")).map((name) => `"${name}"`);
  const slugs = pages.map((path) => path.replace(/^src\/content\/docs\/|\.mdx?$/g, ""));
  const folders = slugs
    .filter((slug) => slug.includes("/"))
    .map((slug) => `directory: "${slug.split("/")[0]}"`);
  expect([...packages, ...folders].filter((text) => !config.includes(text))).toEqual([]);
});

test("the page of examples has every example", () => {
  const page = read("src/content/docs/guides/examples.mdx");
  const shown = [...page.matchAll(/^## (\S+)\n\n<Example name="(\S+)" \/>$/gm)];
  expect(shown.map(([, heading]) => heading)).toEqual(shown.map(([, , name]) => name));
  expect(shown.map(([, heading]) => `${heading}.json`).sort()).toEqual(examples.sort());
});

test("the table on the page of the architecture is the drawing that the rules enforce", () => {
  const page = read("src/content/docs/contributing/architecture.md");
  const short: Readonly<Record<string, string>> = { inkwash: "cli", "the site": "docs" };
  const table = page.slice(page.indexOf("## The house"), page.indexOf("`internal/` holds"));
  const rows = [...table.matchAll(/^\| (?:`([\w-]+)`|(the site))[^|]*\|[^|]*\|([^|]*)\|$/gm)];
  const said = Object.fromEntries(
    rows.map(([, code, words, cell = ""]) => {
      const name = code ?? words!;
      const [uses = "", types = ""] = cell.split(/types of/);
      const names = (text: string): string[] =>
        [...text.matchAll(/`([\w-]+)`/g)].map(([, each]) => each!).sort();
      return [short[name] ?? name, { uses: names(uses), types: names(types) }];
    }),
  );
  const below = Object.keys(drawing);
  const enforced = Object.fromEntries(
    Object.entries(drawing).map(([name, { uses = [], types = [], only = {} }]) => {
      const peers = Object.entries(only).flatMap(([entry, names]) => [
        ...names,
        `${name}/${entry}`,
      ]);
      return [name, { uses: [...uses, ...peers].sort(), types: [...types].sort() }];
    }),
  );
  // "all above but `viz`" stands for a list.
  said["experiment"] = {
    uses: below
      .slice(0, below.indexOf("experiment"))
      .filter((name) => name !== "viz")
      .sort(),
    types: [],
  };
  said["nn"]!.uses = said["nn"]!.uses.concat(
    page.includes("`nn/webgpu`") ? ["nn/webgpu"] : [],
  ).sort();
  expect(said).toEqual(enforced);
});

test("the programs on the pages print what they say", () => {
  const programs = pages.flatMap((path) =>
    [...read(path).matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => ({
      path,
      code: code!,
    })),
  );
  // Fragments that promise nothing, such as those about a reader's own file, are not run.
  const promising = programs.filter(({ code }) => code.includes("//=>"));
  expect(promising.length).toBeGreaterThanOrEqual(4);
  for (const { path, code } of promising) {
    // The only member of the house that may import all packages.
    const cwd = resolve(repository, "internal/conformance");
    const flags = ["--conditions=@inkwash/source", "--input-type=module-typescript"];
    const { stdout, stderr } = spawnSync(process.execPath, [...flags, "--eval", code], {
      cwd,
      encoding: "utf8",
    });
    const promised = [...code.matchAll(/\/\/=> (.*)$/gm)].map(([, text]) => text);
    expect({
      path,
      lines: stdout.trim().split("\n"),
      stderr: /Error/.test(stderr) ? stderr : "",
    }).toEqual({
      path,
      lines: promised,
      stderr: "",
    });
  }
});

test("the stylesheet of formulas is of the version that renders them", () => {
  const version = (require: NodeJS.Require): string =>
    (require("katex/package.json") as { version: string }).version;
  const own = createRequire(resolve(site, "package.json"));
  expect(version(own)).toBe(version(createRequire(own.resolve("rehype-katex"))));
});

test("every set has a place in the lists of the live pages", () => {
  const listed = Object.values(places).flatMap((names) => Object.keys(names));
  expect(listed).toEqual(Object.keys(sets));
});

test("a link says the whole experiment: fields, link and document are one", () => {
  for (const data of Object.keys(sets)) {
    const fields = new Map([
      ["data", data],
      ["data.n", "1000"],
      ["data.standardise", "true"],
      ["schedule.kind", "constant"],
      ["schedule.steps", "30"],
      ["schedule.beta", "0.04"],
      ["forward.coupling", "jump"],
      ["seed", "7"],
    ]);
    if (noisy.includes(data)) fields.set("data.noise", "0.1");
    expect(fieldsIn(`#${linkOf(fields)}`)).toEqual(fields);
    expect(fieldsOf(parseDocument(documentOf(fields)))).toEqual(fields);
  }
});

test.each(examples)("the live page opens %s as it is, or says nothing of it", (file) => {
  const document = parseDocument(
    JSON.parse(readFileSync(resolve(repository, "examples", file), "utf8")),
  );
  const fields = fieldsOf(document);
  const shapes = ["text", "svg-path", "strokes", "outline", "darkness", "digits", "stroke-digits"];
  const unknown = document.data === undefined || shapes.includes(document.data.kind);
  expect(fields === undefined).toBe(unknown || document.forward === undefined);
  if (!fields) return;
  const { data, schedule, seed } = parseDocument(documentOf(fields));
  expect({ data, schedule, seed }).toEqual({
    data: document.data,
    schedule: document.schedule,
    seed: document.seed,
  });
});
