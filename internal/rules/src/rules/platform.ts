import { isBuiltin } from "node:module";
import { globals } from "../references.ts";
import { lineAt } from "../syntax.ts";
import type { Rule, Violation } from "../violation.ts";
import type { Source } from "../workspace.ts";

const nodeGlobals = new Set(
  "process Buffer __dirname __filename require module exports global setImmediate clearImmediate".split(
    " ",
  ),
);

const remedy = "move it to the /node subpath (src/node.ts or src/node/), or take it as an argument";

/** The part of a package that is for Node alone. */
const forNode = ({ inner }: Source): boolean => /^src\/node(?:\.ts$|\/)/.test(inner);

/** Packages run in pages and workers: Node stays in `/node` subpaths and in the apps. */
export const platform: Rule = {
  name: "nothing of Node is used outside /node subpaths and apps, and no entry for all reaches one",
  check: ({ members }) =>
    members
      .filter(({ area }) => area === "packages")
      .flatMap(({ sources }) => sources)
      .filter((source) => source.part === "src" && source.syntax && !forNode(source))
      .flatMap(({ path, text, syntax, imports }) => {
        const found: Violation[] = imports
          .filter(
            ({ specifier }) =>
              isBuiltin(specifier) || /^\.\.?\/(?:.*\/)?node(?:\.ts$|\/)/.test(specifier),
          )
          .map(({ specifier, line }) => ({
            file: path,
            line,
            problem: `${specifier} runs in Node only`,
            remedy,
          }));
        globals(syntax!, (name, node) => {
          if (!nodeGlobals.has(name)) return;
          const problem = `${name} exists in Node only`;
          found.push({ file: path, line: lineAt(text, node.start), problem, remedy });
        });
        return found;
      }),
};
