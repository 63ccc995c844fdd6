// Every package as its users get it: packed, installed by npm from the tarballs in an empty folder,
// run in plain JavaScript, typechecked by two compilers, bundled, and judged by publint and attw.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
// A path, not a name: both folders are private and of one house.
import { type Program, programsOf, readWorkspace } from "@inkwash/rules";
import { shell } from "./shell.ts";

const repository = resolve(import.meta.dirname, "../../..");
const temporary = mkdtempSync(join(tmpdir(), "inkwash-consumer-"));
const tarballs = join(temporary, "tarballs");
const consumer = join(temporary, "consumer");
const full = process.env["INKWASH_TIER"] === "full";

const workspace = readWorkspace(repository);
const packages = workspace.members.filter(({ area }) => area === "packages");
const numeric = ["special", "random", "schedules", "stats", "forward", "samplers"];

const nodes: [name: string, path: string][] = [["the pinned Node", process.execPath]];
if (process.env["HOST_NODE"]) nodes.push(["the user's own Node", process.env["HOST_NODE"]]);

const tool = (name: string): string => join(repository, "node_modules/.bin", name);
const compilers = {
  "TypeScript 7": join(repository, "node_modules/typescript/bin/tsc"),
  "TypeScript 6": join(repository, "apps/docs/node_modules/typescript/bin/tsc"),
};

/** The packages of the house that an install of `short` brings, itself included, sorted. */
function closure(short: string, found = new Set<string>()): string[] {
  found.add(short);
  const { dependencies = {} } = packages.find((member) => member.short === short)!.manifest;
  for (const name of Object.keys(dependencies)) {
    const next = name.replace("@inkwash/", "");
    if (next !== name && !found.has(next)) closure(next, found);
  }
  return [...found].sort();
}

const tarball = (short: string): string =>
  join(
    tarballs,
    readdirSync(tarballs).find((file) => file.match(`^inkwash-${short}-\\d`)) ?? short,
  );

async function install(folder: string, files: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const manifest = { name: "consumer", private: true, type: "module" };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  const quiet = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  await shell(folder, "npm", ["install", ...quiet, ...files]);
}

/** The program of a package's README: its first one. */
function program(short: string): Program {
  const member = packages.find((each) => each.short === short)!;
  const found = programsOf(workspace, member).find(({ file }) => file.endsWith("README.md"));
  return found ?? { file: `${member.folder}/README.md`, line: 1, code: "", prints: undefined };
}

/** Runs a README's program in `folder` as plain JavaScript; gives back its lines. */
async function runReadme(folder: string, short: string, node: string): Promise<string[]> {
  const file = join(folder, `${short}.mjs`);
  writeFileSync(file, stripTypeScriptTypes(program(short).code));
  const printed = (await shell(folder, node, [file])).split("\n").map((line) => line.trimEnd());
  return printed.at(-1) === "" ? printed.slice(0, -1) : printed;
}

/** What a user can import, "@inkwash/datasets/node"; without `/node` subpaths for pages. */
function entryPoints(members: typeof packages, inPages = false): string[] {
  return members.flatMap(({ manifest }) =>
    Object.keys(manifest.exports ?? {})
      .filter((entry) => entry !== "./package.json" && !(inPages && /^\.\/node(\/|$)/.test(entry)))
      .map((entry) => manifest.name + entry.slice(1)),
  );
}

const importAll = (specifiers: readonly string[]): string =>
  specifiers.map((specifier, i) => `import * as entry${i} from "${specifier}";`).join("\n") +
  `\nexport const names: number = [${specifiers.map((_, i) => `entry${i}`).join(", ")}]` +
  ".flatMap((entry) => Object.keys(entry)).length;\n";

async function typecheck(
  compiler: string,
  module: string,
  files: string[],
  dom: boolean,
): Promise<void> {
  const name = `tsconfig.${module}.${dom ? "dom" : "plain"}.json`;
  const compilerOptions = {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    target: "es2022",
    lib: dom ? ["es2023", "dom", "dom.iterable"] : ["es2023"],
    types: [],
    module: module === "bundler" ? "esnext" : module,
    moduleResolution: module,
  };
  writeFileSync(join(consumer, name), JSON.stringify({ compilerOptions, files }));
  await shell(consumer, process.execPath, [compiler, "-p", name]);
}

beforeAll(async () => {
  await shell(repository, process.execPath, [compilers["TypeScript 7"], "-b"]);
  mkdirSync(tarballs);
  const { packageManager } = JSON.parse(workspace.files.get("package.json")!) as {
    packageManager: string;
  };
  const published = ["--filter", "./packages/*", "--filter", "inkwash"];
  const pack = ["-r", ...published, "pack", "--pack-destination", tarballs];
  await shell(repository, "npx", ["--yes", "--prefer-offline", packageManager, ...pack]);
  await install(
    consumer,
    readdirSync(tarballs).map((file) => join(tarballs, file)),
  );
  const numbers = packages.filter(({ short }) => numeric.includes(short));
  writeFileSync(join(consumer, "all.ts"), importAll(entryPoints(packages)));
  writeFileSync(join(consumer, "numeric.ts"), importAll(entryPoints(numbers)));
  for (const { short } of packages) {
    writeFileSync(join(consumer, `${short}.ts`), program(short).code);
  }
});

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe.concurrent("a consumer of the tarballs", { timeout: 180_000 }, () => {
  test("finds in each what was promised: dist, src, README, LICENSE, and no tests", () => {
    const wanted = ["LICENSE", "README.md", "dist", "package.json", "src"];
    for (const { short } of packages) {
      const files = readdirSync(join(consumer, "node_modules/@inkwash", short));
      expect([short, ...files.filter((file) => file !== "CHANGELOG.md").sort()]).toEqual([
        short,
        ...wanted,
      ]);
    }
  });

  for (const [name, node] of nodes) {
    test.for(packages.map(({ short }) => short))(
      `runs the README of %s on ${name}`,
      async (short) => {
        expect(await runReadme(consumer, short, node)).toEqual(program(short).prints);
      },
    );

    test(`requires every package from CommonJS on ${name}`, async () => {
      const code = entryPoints(packages)
        .map(
          (entry) => `if (Object.keys(require("${entry}")).length === 0) console.log("${entry}");`,
        )
        .join("\n");
      const file = join(consumer, "require.cjs");
      writeFileSync(file, code);
      const empty = await shell(consumer, node, ["--disable-warning=ExperimentalWarning", file]);
      expect(empty).toBe("@inkwash/wasm-kernels/worker\n"); // what a worker runs exports nothing
    });

    test(`reads the help of the command on ${name}`, async () => {
      const help = await shell(consumer, node, ["node_modules/inkwash/dist/main.js", "--help"]);
      expect(help).toContain("inkwash run");
    });
  }

  for (const [name, compiler] of Object.entries(compilers)) {
    // The older compiler takes ten times as long: in the fast suite it sees one kind of module.
    const modules = full || name === "TypeScript 7" ? ["nodenext", "bundler"] : ["nodenext"];
    test.for(modules)(`typechecks every README with ${name}, %s`, (module) =>
      typecheck(compiler, module, ["all.ts", ...packages.map(({ short }) => `${short}.ts`)], true),
    );
    test(`typechecks the numeric packages without the DOM library with ${name}`, () =>
      typecheck(compiler, "nodenext", ["numeric.ts"], false));
  }

  test("bundles every package for a page with Vite, without anything of Node in it", async () => {
    writeFileSync(
      join(consumer, "page.ts"),
      importAll(entryPoints(packages, true)) + "console.log(names);\n",
    );
    writeFileSync(
      join(consumer, "index.html"),
      '<script type="module" src="./page.ts"></script>\n',
    );
    const log = await shell(consumer, process.execPath, [
      join(repository, "node_modules/vite/bin/vite.js"),
      "build",
    ]);
    expect(log).toContain("built in");
    expect(log).not.toContain("externalized for browser");
    const assets = readdirSync(join(consumer, "dist/assets")).filter((file) =>
      file.endsWith(".js"),
    );
    for (const file of assets) {
      expect(readFileSync(join(consumer, "dist/assets", file), "utf8")).not.toMatch(
        /(?:from|import)\s*\(?["']node:/,
      );
    }
  });

  test.for(packages.map(({ short }) => short))(
    "has nothing to say to publint and attw about %s",
    async (short) => {
      await shell(repository, tool("publint"), ["run", tarball(short), "--strict"]);
      await shell(repository, tool("attw"), [
        tarball(short),
        "--profile",
        "esm-only",
        "--format",
        "ascii",
      ]);
    },
  );

  test.for(full ? packages.map(({ short }) => short) : ["schedules"])(
    "gets %s alone with its dependencies and nothing else, and runs its README",
    async (short) => {
      const alone = join(temporary, `alone-${short}`);
      await install(alone, closure(short).map(tarball));
      expect(readdirSync(join(alone, "node_modules/@inkwash")).sort()).toEqual(closure(short));
      expect(await runReadme(alone, short, process.execPath)).toEqual(program(short).prints);
    },
  );
});
