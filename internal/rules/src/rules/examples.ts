import { programsOf } from "../programs.ts";
import type { Rule, Violation } from "../violation.ts";

const remedy = "write a complete program in a ```ts fence and each printed line behind //=>";

/** Documentation shows programs that can be executed; that they tell the truth is tested by `run`. */
export const examples: Rule = {
  name: "every README and every @example shows a complete program with what it prints",
  check: (workspace) =>
    workspace.members
      .filter(({ area }) => area === "packages")
      .flatMap((member): Violation[] => {
        const programs = programsOf(workspace, member);
        const file = `${member.folder}/README.md`;
        const found: Violation[] = [];
        if (!programs.some((each) => each.file === file)) {
          found.push({ file, line: 1, problem: "the README shows no program", remedy });
        }
        for (const { file: path, line, prints } of programs) {
          if (prints === undefined) {
            found.push({ file: path, line, problem: "the program does not parse", remedy });
          } else if (prints.length === 0) {
            found.push({
              file: path,
              line,
              problem: "the program does not say what it prints",
              remedy,
            });
          }
        }
        return found;
      }),
};
