import { lineAt } from "../syntax.ts";
import type { Rule } from "../violation.ts";

/** Homes, work folders and drives of one machine; written in pieces so that this file keeps the rule. */
const places = [
  "/ro{}ot/",
  "/ho{}me/\\w",
  "/Us{}ers/\\w",
  "/wo{}rk/",
  "[A-Z]:\\\\\\\\?Us{}ers",
  "\\bsha{}red/(?:golden|design|tutorials|data|hooks)\\b",
];
const machine = new RegExp(`(?<![\\w.-])(?:${places.join("|").replaceAll("{}", "")})`, "g");

/** The repository means the same on every machine. */
export const machines: Rule = {
  name: "no file names a path of one machine",
  check: ({ files }) =>
    [...files].flatMap(([file, text]) =>
      [...text.matchAll(machine)].map((match) => ({
        file,
        line: lineAt(text, match.index),
        problem: `${match[0]} exists on one machine only`,
        remedy: "write the path from the repository's root, or take it from the environment",
      })),
    ),
};
