import type { Rule, Violation } from "../violation.ts";

const folder = "internal/golden";
const table = `${folder}/README.md`;

/** Every golden number can be made again, is read by a test, and is listed. */
export const goldens: Rule = {
  name: "every golden file has a script that makes it, a test that reads it, and a row in the table",
  check: ({ files, members }) => {
    const read = new Set(
      members.flatMap(({ sources }) =>
        sources.flatMap(({ imports }) => imports.map(({ specifier }) => specifier)),
      ),
    );
    const rows = files.get(table) ?? "";
    return [...files.keys()].flatMap((file): Violation[] => {
      const maker = /^internal\/golden\/make\/(\w+)\.py$/.exec(file)?.[1];
      if (maker !== undefined && maker !== "common" && !files.has(`${folder}/${maker}.json`)) {
        const remedy = `run python3 ${file} and commit ${maker}.json, or remove the script`;
        return [{ file, line: 1, problem: `${maker}.json is not there`, remedy }];
      }
      const name = /^internal\/golden\/(\w+)\.json$/.exec(file)?.[1];
      if (name === undefined || name === "package") return [];
      const found: Violation[] = [];
      if (!files.has(`${folder}/make/${name}.py`)) {
        const remedy = `write ${folder}/make/${name}.py on top of common.py`;
        found.push({ file, line: 1, problem: "nobody can make these numbers again", remedy });
      }
      if (!read.has(`@inkwash/golden/${name}.json`)) {
        const remedy = `import "@inkwash/golden/${name}.json" in a test, or remove it`;
        found.push({ file, line: 1, problem: "no test reads these numbers", remedy });
      }
      if (!rows.includes(`\`${name}\``)) {
        const remedy = `give \`${name}\` a row in ${table}`;
        found.push({ file, line: 1, problem: "the table does not list these numbers", remedy });
      }
      return found;
    });
  },
};
