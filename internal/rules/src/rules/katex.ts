import { lineAt } from "../syntax.ts";
import type { Rule, Violation } from "../violation.ts";

const lock = "pnpm-lock.yaml";

/**
 * The site's KaTeX stylesheet is of the version that renders: another one draws formulas wrong
 * (no overlines, exponents at full size) without any error.
 */
export const katex: Rule = {
  name: "the site's katex is the version that rehype-katex renders with",
  check: ({ files }): Violation[] => {
    const text = files.get(lock);
    if (text === undefined) return [];
    const site =
      /^ {2}apps\/docs:\n(?:(?! {2}\S).*\n)*?(?: {6}katex:\n {8}specifier:.*\n {8}version: (\S+))/m.exec(
        text,
      )?.[1];
    const renderer =
      /^ {2}rehype-katex@[^\s:]+:\n {4}dependencies:\n(?: {6}.*\n)*? {6}katex: (\S+)/m.exec(text);
    if (site === undefined || renderer === null || site === renderer[1]) return [];
    const problem = `apps/docs has katex ${site}, rehype-katex renders with ${renderer[1]}`;
    const remedy = `set katex to ${renderer[1]} in the catalog "docs" of pnpm-workspace.yaml`;
    return [{ file: lock, line: lineAt(text, renderer.index), problem, remedy }];
  },
};
