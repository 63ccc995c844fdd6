import { readMarkdown } from "../markdown.ts";
import type { Rule, Violation } from "../violation.ts";
import type { Manifest, Workspace } from "../workspace.ts";

/** What pnpm does by itself. */
const verbs = new Set(["add", "dlx", "exec", "i", "install", "pack", "run", "why"]);
/** Programs of the root's devDependencies by names that are not theirs. */
const programs = new Set(["changeset", "tsc", "attw"]);

/** What is wrong with one command, or undefined. */
function problemOf(
  command: string,
  { files, shared }: Workspace,
  scripts: ReadonlySet<string>,
): string | undefined {
  const [program, ...words] = command.split(/\s+/);
  const rest = program === "npx" ? words.filter((word) => !/^(?:--|pnpm@)/.test(word)) : words;
  if (program === "node" || program === "python3") {
    const file = rest.find((word) => !word.startsWith("-"));
    return file === undefined || files.has(file) ? undefined : `there is no ${file}`;
  }
  if (program === "npm" && rest[0] === "run") {
    return scripts.has(rest[1]!) ? undefined : `package.json has no script ${rest[1]}`;
  }
  if (program === "npm" && (rest[0] === "start" || rest[0] === "test")) {
    return scripts.has(rest[0]) ? undefined : `package.json has no script ${rest[0]}`;
  }
  if (program !== "pnpm" && program !== "npx") return undefined;
  if (rest[0] === "--filter") return undefined;
  const name = rest[0] === "exec" || rest[0] === "run" ? rest[1]! : rest[0]!;
  const known = scripts.has(name) || shared.has(name) || verbs.has(name) || programs.has(name);
  return known ? undefined : `neither a script nor a tool is called ${name}`;
}

/** What the guides tell a contributor to type exists. */
export const commands: Rule = {
  name: "every command in README.md and CONTRIBUTING.md exists",
  check: (workspace) => {
    const { scripts = {} } = JSON.parse(workspace.files.get("package.json")!) as Manifest & {
      scripts?: Record<string, string>;
    };
    const own = new Set(Object.keys(scripts));
    return [...workspace.files]
      .filter(([path]) => /^(?:README|CONTRIBUTING|internal\/.*README)\.md$/.test(path))
      .flatMap(([file, text]) =>
        readMarkdown(text)
          .fences.filter(({ language }) => language === "sh")
          .flatMap(({ code, line }) =>
            code.split("\n").flatMap((content, i): Violation[] => {
              const command = content.replace(/#.*$/, "").trim();
              const problem = problemOf(command, workspace, own);
              const remedy = "correct the command";
              return problem === undefined ? [] : [{ file, line: line + i, problem, remedy }];
            }),
          ),
      );
  },
};
