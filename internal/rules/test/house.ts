import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { format, readWorkspace, type Rule, type Workspace } from "../src/index.ts";

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

interface Outline {
  readonly description: string;
  readonly runtime?: readonly string[];
  readonly dev?: readonly string[];
}

const outlines: Record<string, Outline> = {
  special: { description: "Doubles numbers." },
  random: { description: "Draws numbers.", runtime: ["special"], dev: ["matchers"] },
  stats: { description: "Counts numbers.", runtime: ["random", "special"] },
};

const range = (names: readonly string[], spec: string): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`@inkwash/${name}`, spec]));

function packageFiles(short: string, outline: Outline): Record<string, string> {
  const { description, runtime = [], dev = [] } = outline;
  const folder = `packages/${short}`;
  return {
    [`${folder}/package.json`]: json({
      name: `@inkwash/${short}`,
      version: "0.0.0",
      description,
      license: "MIT",
      type: "module",
      sideEffects: false,
      engines: { node: ">=20.19" },
      keywords: ["diffusion", "inkwash", short, "numbers"],
      repository: { type: "git", url: "git+https://example.org/house.git", directory: folder },
      files: ["dist", "src", "CHANGELOG.md"],
      exports: {
        ".": {
          "@inkwash/source": "./src/index.ts",
          types: "./dist/index.d.ts",
          default: "./dist/index.js",
        },
        "./package.json": "./package.json",
      },
      publishConfig: { access: "public", provenance: true },
      scripts: { build: "tsc -b", test: "vitest run" },
      ...(runtime.length > 0 ? { dependencies: range(runtime, "workspace:^") } : {}),
      ...(dev.length > 0 ? { devDependencies: range(dev, "workspace:*") } : {}),
      "size-limit": [
        { path: "dist/index.js", limit: "1 kB" },
        { path: "dist/index.js", import: `{ ${short}Of }`, limit: "100 B" },
      ],
    }),
    [`${folder}/tsconfig.json`]: json({
      extends: "../../tsconfig.base.json",
      compilerOptions: { rootDir: "src", outDir: "dist" },
      include: ["src"],
      references: runtime.map((name) => ({ path: `../${name}` })),
    }),
    [`${folder}/LICENSE`]: "MIT License\n",
    [`.changeset/${short}.md`]: `---\n"@inkwash/${short}": minor\n---\n\nfeat(${short}): numbers.\n`,
    [`${folder}/README.md`]: [
      `# @inkwash/${short}`,
      description,
      "## Install",
      `\`npm i @inkwash/${short}\``,
      "## Use",
      `\`\`\`ts\nimport { ${short}Of } from "@inkwash/${short}";\n\nconsole.log(${short}Of(2)); //=> 4\n\`\`\``,
      "## Concepts",
      "Numbers.",
      "## API",
      `| export | what |\n|---|---|\n| \`${short}Of(x)\` | a number |\n| \`Options\` | its options |`,
      "## Guarantees",
      "Exact.",
      "## Not included",
      "Letters.",
      "## Composes with",
      "[special](../special/README.md#api)",
      "## References",
      "None.",
      "",
    ].join("\n\n"),
    [`${folder}/src/index.ts`]: `export { ${short}Of } from "./${short}-of.ts";\nexport type { Options } from "./types.ts";\n`,
    [`${folder}/src/types.ts`]:
      "/** Options of the house. */\nexport interface Options {\n  /** A factor >= 0. */\n  readonly factor?: number | undefined;\n}\n",
  };
}

/** A small repository under which every rule holds. */
const house: Readonly<Record<string, string>> = {
  "package.json": json({ name: "house", private: true, devDependencies: { vitest: "1" } }),
  "tsconfig.base.json": json({ compilerOptions: { lib: ["es2023"], types: [] } }),
  "tsconfig.json": json({
    files: [],
    references: ["special", "random", "stats"].map((name) => ({ path: `packages/${name}` })),
  }),
  LICENSE: "MIT License\n",
  "README.md": "# House\n\nSee [special](packages/special/README.md).\n",
  "internal/matchers/package.json": json({ name: "@inkwash/matchers", private: true }),
  ...Object.assign({}, ...Object.entries(outlines).map(([name, o]) => packageFiles(name, o))),
  "packages/special/src/special-of.ts":
    "/** Twice a number. */\nexport function specialOf(x: number): number {\n  return 2 * x;\n}\n",
  "packages/random/src/random-of.ts":
    'import { specialOf } from "@inkwash/special";\n\n/** Twice a number. */\nexport const randomOf = (x: number): number => specialOf(x);\n',
  "packages/random/test/random-of.test.ts":
    'import "@inkwash/matchers";\nimport { randomOf } from "@inkwash/random";\nimport { test } from "vitest";\n\ntest("doubles", () => void randomOf(Math.exp(0)));\n',
  "packages/stats/src/stats-of.ts":
    'import type { Options } from "@inkwash/random";\nimport { specialOf } from "@inkwash/special";\n\n/** Twice a number. */\nexport function statsOf(x: number, options: Options = {}): number {\n  return specialOf(x) * (options.factor ?? 1);\n}\n',
};

/** What a planted violation changes: a new text, an edit of the old one, or undefined to remove. */
export type Plant = Readonly<Record<string, string | ((text: string) => string) | undefined>>;

/** Writes the house with `plant` into a temporary folder, reads it, and removes it. */
export function build(plant: Plant = {}): Workspace {
  const root = mkdtempSync(join(tmpdir(), "inkwash-house-"));
  try {
    for (const path of new Set([...Object.keys(house), ...Object.keys(plant)])) {
      const change = plant[path];
      const old = house[path];
      const text = typeof change === "function" ? change(old ?? "") : path in plant ? change : old;
      if (text === undefined) continue;
      if (path in plant && text === old) throw new Error(`the plant in ${path} changes nothing`);
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return readWorkspace(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What `rule` says of the house with `plant`, line by line. */
export function caught(rule: Rule, plant: Plant): string[] {
  return rule.check(build(plant)).map(format);
}

/** An edit of a package.json. */
export function edit(change: (manifest: Record<string, any>) => void): (text: string) => string {
  return (text) => {
    const manifest = JSON.parse(text) as Record<string, any>;
    change(manifest);
    return json(manifest);
  };
}
