import { readMarkdown } from "./markdown.ts";
import { lineAt, parse } from "./syntax.ts";
import type { Member, Workspace } from "./workspace.ts";

/** A complete program in the documentation, with what it says that it prints. */
export interface Program {
  readonly file: string;
  /** The line of its first line of code. */
  readonly line: number;
  readonly code: string;
  /** The texts behind `//=>`, in order; undefined where the program does not parse. */
  readonly prints: readonly string[] | undefined;
}

/** What `//=>` comments promise, one printed line each. */
function promises(code: string): string[] | undefined {
  const syntax = parse("program.ts", code);
  if ("message" in syntax) return undefined;
  return syntax.comments
    .filter(({ type, value }) => type === "Line" && value.startsWith("=>"))
    .map(({ value }) => value.slice(2).trim());
}

function program(file: string, line: number, code: string): Program {
  return { file, line, code, prints: promises(code) };
}

/** The programs of a text: every ```ts fence with a promise, and the first one in any case. */
function inMarkdown(file: string, text: string, offset = 0): Program[] {
  return readMarkdown(text)
    .fences.filter(({ language }) => language === "ts")
    .map(({ code, line }) => program(file, line + offset, code))
    .filter(({ code }, i) => i === 0 || code.includes("//=>"));
}

/** The programs in the `@example` parts of the doc comments of a package's src. */
function inComments(member: Member): Program[] {
  return member.sources
    .filter(({ part, syntax }) => part === "src" && syntax)
    .flatMap(({ path, text, syntax }) =>
      syntax!.comments.flatMap(({ value, start }) => {
        if (!value.startsWith("*")) return [];
        const lines = value.split("\n").map((line) => line.replace(/^\s*\*? ?/, ""));
        const first = lineAt(text, start);
        return lines.flatMap((line, i) => {
          if (!line.startsWith("@example")) return [];
          const end = lines.findIndex((each, k) => k > i && /^@[a-z]/.test(each));
          const part = lines.slice(i + 1, end === -1 ? undefined : end).join("\n");
          const found = inMarkdown(path, part, first + i);
          return found.length > 0 ? found : [program(path, first + i, "")];
        });
      }),
    );
}

/** The programs of a package's documentation; the README's own comes first. */
export function programsOf({ files }: Workspace, member: Member): Program[] {
  const file = `${member.folder}/README.md`;
  return [...inMarkdown(file, files.get(file) ?? ""), ...inComments(member)];
}
