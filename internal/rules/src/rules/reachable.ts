import { posix } from "node:path";
import { entries } from "../exports.ts";
import type { Rule } from "../violation.ts";

/** No file of src is left behind: each is reached from an entry point of its package. */
export const reachable: Rule = {
  name: "every file of src is reached from an entry point of its package",
  check: ({ members }) =>
    members
      .filter(({ area, short }) => area === "packages" || short === "cli")
      .flatMap((member) => {
        const byPath = new Map(member.sources.map((source) => [source.path, source]));
        const reached = new Set(entries(member));
        for (const source of reached) {
          for (const { specifier } of source.imports) {
            const next = byPath.get(posix.join(posix.dirname(source.path), specifier));
            if (next) reached.add(next);
          }
        }
        return (
          member.sources
            // The compiler reads declarations of third parties (.d.ts) without an import.
            .filter((source) => source.part === "src" && !source.path.endsWith(".d.ts"))
            .filter((source) => !reached.has(source))
            .map(({ path }) => ({
              file: path,
              line: 1,
              problem: "no entry point of the package reaches this file",
              remedy: "export what it has, or remove it",
            }))
        );
      }),
};
