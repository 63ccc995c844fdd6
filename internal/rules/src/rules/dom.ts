import { withoutDom } from "../drawing.ts";
import { lineAt } from "../syntax.ts";
import type { Rule, Violation } from "../violation.ts";
import type { Workspace } from "../workspace.ts";

interface TsConfig {
  readonly extends?: string;
  readonly compilerOptions?: {
    readonly lib?: readonly string[];
    readonly types?: readonly string[];
  };
}

const base = "tsconfig.base.json";

function lineOf(text: string, key: string): number {
  return text.includes(key) ? lineAt(text, text.indexOf(key)) : 1;
}

function ofBase({ files }: Workspace): Violation[] {
  const text = files.get(base) ?? "{}";
  const { lib = ["dom"], types } = (JSON.parse(text) as TsConfig).compilerOptions ?? {};
  const found: Violation[] = [];
  if (lib.some((name) => /^(?:dom|webworker)/i.test(name))) {
    const problem = "the base configuration has the DOM library, so every package has it";
    found.push({
      file: base,
      line: lineOf(text, '"lib"'),
      problem,
      remedy: 'set "lib" to ["es2023"]',
    });
  }
  if (types?.length !== 0) {
    const problem = "the base configuration lets global types in";
    found.push({ file: base, line: lineOf(text, '"types"'), problem, remedy: 'set "types" to []' });
  }
  return found;
}

/** Numeric packages compile with the language alone: no DOM, no Node, no global types. */
export const dom: Rule = {
  name: "numeric packages compile without the DOM library and without global types",
  check: (workspace) => [
    ...ofBase(workspace),
    ...workspace.members
      .filter(({ area, short }) => area === "packages" && withoutDom.has(short))
      .flatMap((member): Violation[] => {
        const file = `${member.folder}/tsconfig.json`;
        const text = workspace.files.get(file) ?? "{}";
        const config = JSON.parse(text) as TsConfig;
        const found: Violation[] = [];
        if (config.extends !== `../../${base}`) {
          const problem = "a numeric package does not extend the base configuration";
          found.push({
            file,
            line: lineOf(text, '"extends"'),
            problem,
            remedy: `extend ../../${base}`,
          });
        }
        for (const key of ["lib", "types"] as const) {
          if (config.compilerOptions?.[key] === undefined) continue;
          const problem = `a numeric package sets its own "${key}"`;
          const remedy = "remove it: the base has the language and nothing else";
          found.push({ file, line: lineOf(text, `"${key}"`), problem, remedy });
        }
        for (const source of member.sources.filter(({ part }) => part === "src")) {
          for (const match of source.text.matchAll(
            /^\/\/\/\s*<reference\s+(?:lib|types|path)=.*/gm,
          )) {
            const problem = `${match[0]} lets other globals in`;
            const line = lineAt(source.text, match.index);
            found.push({ file: source.path, line, problem, remedy: "remove it" });
          }
        }
        return found;
      }),
  ],
};
