import { posix } from "node:path";
import { lineAt } from "../syntax.ts";
import type { Rule, Violation } from "../violation.ts";
import type { Member, Source } from "../workspace.ts";

const ceiling = 400;
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|bench|browser|slow|worker|d))*\.(?:ts|tsx)$/;

function ofSource(member: Member, source: Source): Violation[] {
  const { path, text, imports, part, inner, syntax, broken } = source;
  const found: Violation[] = [];
  const name = posix.basename(path);
  const add = (line: number, problem: string, remedy: string): void => {
    found.push({ file: path, line, problem, remedy });
  };
  if (broken)
    add(lineAt(text, broken.start), `the file does not parse: ${broken.message}`, "correct it");
  if (!kebab.test(name)) add(1, `${name} is not in kebab-case`, "name it after its main export");
  if (/^(?:utils?|common|helpers?|misc)\.ts$/.test(name)) {
    add(1, `${name} names no concept`, "name the file after what it is about");
  }
  const lines = text.split("\n").length - 1;
  if (part === "src" && lines > ceiling) {
    add(ceiling + 1, `${lines} lines are more than ${ceiling}`, "split the file by concept");
  }
  for (const { specifier, line } of imports.filter((each) => each.specifier.startsWith("."))) {
    const target = posix.join(posix.dirname(inner), specifier);
    if (target.startsWith("..") && member.area !== "internal") {
      add(line, `${specifier} leaves the package`, "import the package by its name");
    } else if (posix.extname(specifier) === "" || specifier.endsWith(".js")) {
      add(line, `${specifier} is not the name of a file`, "write its ending, .ts");
    }
  }
  for (const node of syntax?.body ?? []) {
    const line = lineAt(text, node.start);
    if (node.type === "ExportDefaultDeclaration" && part === "src") {
      add(line, "a default export has no name of its own", "export it by name");
    } else if (
      member.area === "packages" &&
      inner === "src/index.ts" &&
      !(node.type.startsWith("Export") && !node["declaration"])
    ) {
      add(line, "index.ts does more than re-export", "move it to a file named after it");
    }
  }
  return found;
}

/** One concept per file, named after it, and no back doors between packages. */
export const layout: Rule = {
  name: `files are named in kebab-case after one concept, at most ${ceiling} lines long, and import by full name`,
  check: ({ members }) =>
    members
      .filter(({ short }) => short !== "docs")
      .flatMap((member) =>
        member.sources
          .filter(({ path }) => /\.tsx?$/.test(path))
          .flatMap((source) => ofSource(member, source)),
      ),
};
