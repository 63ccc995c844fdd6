import type { Rule, Violation } from "../violation.ts";
import type { Member, Workspace } from "../workspace.ts";

interface TsConfig {
  readonly references?: readonly { readonly path: string }[];
}

function referencesIn({ files }: Workspace, file: string): string[] | undefined {
  const text = files.get(file);
  if (text === undefined) return undefined;
  return ((JSON.parse(text) as TsConfig).references ?? []).map(({ path }) => path);
}

/** Members that `tsc -b` builds. */
const built = ({ area, short }: Member): boolean => area === "packages" || short === "cli";

/** `tsc -b` builds in the order of the imports because references and dependencies are the same. */
export const projects: Rule = {
  name: "the references of every tsconfig.json are the dependencies of its package.json",
  check: (workspace) => {
    const members = workspace.members.filter(built);
    const folderOf = new Map(members.map((member) => [member.manifest.name, member.folder]));
    const found: Violation[] = [];
    const compare = (file: string, expected: readonly string[]): void => {
      const actual = referencesIn(workspace, file);
      if (actual === undefined) {
        found.push({ file, line: 1, problem: "there is no tsconfig.json", remedy: "write one" });
        return;
      }
      for (const path of expected.filter((each) => !actual.includes(each))) {
        found.push({
          file,
          line: 1,
          problem: `the reference to ${path} is missing`,
          remedy: "add it",
        });
      }
      for (const path of actual.filter((each) => !expected.includes(each))) {
        const problem = `the reference to ${path} stands for no dependency`;
        found.push({ file, line: 1, problem, remedy: "remove it" });
      }
    };
    compare(
      "tsconfig.json",
      members.map(({ folder }) => folder),
    );
    for (const { folder, manifest } of members) {
      const { dependencies = {}, peerDependencies = {} } = manifest;
      const targets = Object.keys({ ...dependencies, ...peerDependencies })
        .map((name) => folderOf.get(name))
        .filter((target) => target !== undefined);
      const up = folder.startsWith("packages/")
        ? (target: string) => target.replace("packages/", "../")
        : (target: string) => `../../${target}`;
      compare(`${folder}/tsconfig.json`, targets.map(up));
    }
    return found;
  },
};
