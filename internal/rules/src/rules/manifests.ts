import { posix } from "node:path";
import type { Rule, Violation } from "../violation.ts";
import { lineOfKey, type Member, type Workspace } from "../workspace.ts";

interface Budget {
  readonly path?: string;
  readonly import?: string;
  readonly limit?: string;
}

type Fact = readonly [holds: boolean, key: string, problem: string, remedy: string];

const conditions = ["@inkwash/source", "types", "default"];

function facts(workspace: Workspace, member: Member): Fact[] {
  const { manifest, folder, short } = member;
  const has = (path: string): boolean => workspace.files.has(`${folder}/${path}`);
  const { description, keywords, files, repository, publishConfig, scripts, engines } =
    manifest as {
      description?: string;
      keywords?: string[];
      files?: string[];
      repository?: { directory?: string };
      publishConfig?: { access?: string };
      scripts?: Record<string, string>;
      engines?: { node?: string };
    };
  return [
    [
      manifest.name === `@inkwash/${short}`,
      "name",
      "the name is not that of the folder",
      `call it @inkwash/${short}`,
    ],
    [
      !manifest.private,
      "private",
      "a package of packages/ is private",
      "move it to internal/ or publish it",
    ],
    [
      /^\S.*\.$/.test(description ?? ""),
      "description",
      "the description is not a sentence",
      "write one, with a full stop",
    ],
    [manifest["license"] === "MIT", "license", "the license is not MIT", 'set it to "MIT"'],
    [
      workspace.files.get(`${folder}/LICENSE`) === workspace.files.get("LICENSE"),
      "license",
      "LICENSE differs from the repository's",
      "copy it from the root",
    ],
    [manifest["type"] === "module", "type", "the package is not ESM", 'set "type" to "module"'],
    [
      manifest["sideEffects"] === false,
      "sideEffects",
      "bundlers must keep what nobody uses",
      'set "sideEffects" to false',
    ],
    [
      engines?.node === ">=20.19",
      "engines",
      "the range of Node is another one",
      'set it to ">=20.19"',
    ],
    [
      (keywords?.length ?? 0) >= 4,
      "keywords",
      "nobody finds it with so few keywords",
      "name at least four",
    ],
    [
      repository?.directory === folder,
      "repository",
      "npm cannot link the sources",
      `set repository.directory to ${folder}`,
    ],
    [
      ["dist", "src", "CHANGELOG.md"].every((entry) => files?.includes(entry)),
      "files",
      "the tarball lacks dist, src or CHANGELOG.md",
      'list them under "files"',
    ],
    [
      publishConfig?.access === "public",
      "publishConfig",
      "npm would keep it private",
      'set access to "public"',
    ],
    [
      Boolean(scripts?.["build"] && scripts["test"]),
      "scripts",
      "build or test is missing",
      "add both",
    ],
    [
      has("CHANGELOG.md") ||
        [...workspace.files].some(
          ([path, text]) =>
            /^\.changeset\/.*\.md$/.test(path) && text.includes(`"${manifest.name}":`),
        ),
      "version",
      "neither a changeset nor a CHANGELOG.md tells its users what is new",
      `add .changeset/${short}.md`,
    ],
  ];
}

function ofExports({ files }: Workspace, member: Member): Fact[] {
  const { exports = {} } = member.manifest;
  return [
    ["." in exports, "exports", 'the entry "." is missing', "add it"],
    [
      exports["./package.json"] === "./package.json",
      "exports",
      "./package.json is not exported",
      'add "./package.json": "./package.json"',
    ],
    ...Object.entries(exports)
      .filter(([entry]) => entry !== "./package.json")
      .flatMap(([entry, target]): Fact[] => {
        const keys = Object.keys(target);
        if (typeof target === "string" || keys.join() !== conditions.join()) {
          return [
            [
              false,
              entry,
              `${entry} has other conditions`,
              `give it ${conditions.join(", ")}, in this order`,
            ],
          ];
        }
        const source = target["@inkwash/source"]!;
        const built = source.replace("./src/", "./dist/").replace(/\.ts$/, "");
        const same = target["types"] === `${built}.d.ts` && target["default"] === `${built}.js`;
        return [
          [
            files.has(posix.join(member.folder, source)),
            entry,
            `${source} does not exist`,
            "write it or remove the entry",
          ],
          [
            same,
            entry,
            `${entry} opens different files in development and in use`,
            `point to ${built}.js and ${built}.d.ts`,
          ],
        ];
      }),
  ];
}

function ofSizes(member: Member): Fact[] {
  const budgets = (member.manifest["size-limit"] as Budget[] | undefined) ?? [];
  return [
    [
      budgets.some((budget) => budget.import === undefined),
      "size-limit",
      "the whole package has no size budget",
      'add an entry without "import" to "size-limit"',
    ],
    [
      budgets.some((budget) => budget.import !== undefined),
      "size-limit",
      "the most used import has no size budget",
      'add an entry with "import" to "size-limit"',
    ],
    [
      budgets.every((budget) => budget.path?.startsWith("dist/") && budget.limit),
      "size-limit",
      "a size budget has no path in dist or no limit",
      "complete it",
    ],
  ];
}

/** What every published package.json says. */
export const manifests: Rule = {
  name: "every package can be published: ESM, conditions in order, sizes, keywords, licence, changeset",
  check: (workspace) =>
    workspace.members
      .filter(({ area }) => area === "packages")
      .flatMap((member) =>
        [...facts(workspace, member), ...ofExports(workspace, member), ...ofSizes(member)]
          .filter(([holds]) => !holds)
          .map(([, key, problem, remedy]): Violation => ({
            file: `${member.folder}/package.json`,
            line: lineOfKey(member, key),
            problem,
            remedy,
          })),
      ),
};
