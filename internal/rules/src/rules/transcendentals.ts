import { freeMath } from "../drawing.ts";
import { globals, membersOf } from "../references.ts";
import { lineAt, type Node, walk } from "../syntax.ts";
import type { Rule } from "../violation.ts";

/** What ECMAScript defines exactly: the rest of Math is "implementation-approximated". */
const exact = new Set(
  "abs ceil clz32 floor fround imul max min round sign sqrt trunc E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2".split(
    " ",
  ),
);

const special = "use @inkwash/special, which has the same bits on every engine";
const whole = "write a whole exponent as a literal, as in 2 ** -24, or use pow of @inkwash/special";

function isInteger(node: Node): boolean {
  if (node.type === "UnaryExpression") return isInteger(node["argument"] as Node);
  return node.type === "Literal" && Number.isInteger(node["value"]);
}

/** Engines disagree on Math.exp and its kin, and on powers that are not whole. */
export const transcendentals: Rule = {
  name: "no package but viz calls a Math function that engines round differently",
  check: ({ members }) =>
    members
      .filter(({ area, short }) => area === "packages" && !freeMath.has(short))
      .flatMap(({ sources }) => sources)
      .filter(({ part, syntax }) => part === "src" && syntax)
      .flatMap(({ path, text, syntax }) => {
        const found: { problem: string; remedy: string; start: number }[] = [];
        globals(syntax!, (name, node, parent) => {
          if (name !== "Math") return;
          const members = membersOf(node, parent);
          if (members === undefined) {
            const problem = "Math is used as a whole, so nobody sees which of it";
            found.push({ problem, remedy: special, start: node.start });
          }
          for (const member of members ?? []) {
            if (exact.has(member) || member === "random") continue;
            const problem = `Math.${member} is rounded differently by engines`;
            found.push({ problem, remedy: special, start: node.start });
          }
        });
        walk(syntax!.body, (node) => {
          if (node["operator"] !== "**" && node["operator"] !== "**=") return;
          if (isInteger(node["right"] as Node)) return;
          const problem = `${node["operator"]} with an exponent that is not a whole literal is Math.pow`;
          found.push({ problem, remedy: whole, start: node.start });
        });
        return found
          .sort((a, b) => a.start - b.start)
          .map(({ problem, remedy, start }) => ({
            file: path,
            line: lineAt(text, start),
            problem,
            remedy,
          }));
      }),
};
