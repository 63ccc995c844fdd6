import { publicExports } from "../exports.ts";
import { type Comment, lineAt, type Node } from "../syntax.ts";
import type { Rule, Violation } from "../violation.ts";
import type { Source } from "../workspace.ts";

/** The doc comment that ends right before `start`. */
function docBefore({ text, syntax }: Source, start: number): Comment | undefined {
  return syntax!.comments.find(
    ({ type, value, end }) =>
      type === "Block" &&
      value.startsWith("*") &&
      end <= start &&
      text.slice(end, start).trim() === "",
  );
}

/** Whether the first line can stand alone in a table: it ends a sentence, or nothing follows it at once. */
function standsAlone(comment: Comment): boolean {
  const lines = comment.value.split("\n").map((line) => line.replace(/^\s*\*+ ?/, "").trim());
  const first = lines.findIndex((line) => line !== "");
  const next = lines[first + 1] ?? "";
  return /[.:!?]$/.test(lines[first] ?? "") || next === "" || next.startsWith("@");
}

/** The parts of a declaration that a user sees: fields, methods, signatures. */
function partsOf(declaration: Node): Node[] {
  if (declaration.type === "TSInterfaceDeclaration") {
    return (declaration["body"] as { body: Node[] }).body;
  }
  if (declaration.type === "TSTypeAliasDeclaration") {
    return partsOf(declaration["typeAnnotation"] as Node);
  }
  if (declaration.type === "TSTypeLiteral") return declaration["members"] as Node[];
  if (declaration.type === "TSUnionType" || declaration.type === "TSIntersectionType") {
    return (declaration["types"] as Node[]).flatMap(partsOf);
  }
  if (
    declaration.type === "ClassDeclaration" &&
    (declaration["implements"] as Node[]).length === 0
  ) {
    return (declaration["body"] as { body: Node[] }).body.filter(
      (part) =>
        part["accessibility"] !== "private" &&
        part["kind"] !== "constructor" &&
        !part["override"] &&
        (part["key"] as Node | undefined)?.type !== "PrivateIdentifier",
    );
  }
  return [];
}

/** A field such as `type: "done"`, which only tells the members of a union apart. */
function isTag(part: Node): boolean {
  const annotation = (part["typeAnnotation"] as Node | null)?.["typeAnnotation"] as
    | Node
    | undefined;
  return part.type === "TSPropertySignature" && annotation?.type === "TSLiteralType";
}

/** Every public export has a doc comment, and so has every field of one. */
export const documented: Rule = {
  name: "every public export has a doc comment with a first line that stands alone, and so has every field",
  check: ({ members }) =>
    members
      .filter(({ area }) => area === "packages")
      .flatMap(publicExports)
      .flatMap(({ name, source, declaration, start }): Violation[] => {
        const at = (offset: number): Pick<Violation, "file" | "line"> => ({
          file: source.path,
          line: lineAt(source.text, offset),
        });
        const doc = docBefore(source, start);
        const found: Violation[] = [];
        if (!doc) {
          const remedy = "write /** what it computes, formula, units, errors, source */ above it";
          found.push({ ...at(start), problem: `${name} has no doc comment`, remedy });
        } else if (!standsAlone(doc)) {
          const problem = `the first line about ${name} does not stand alone`;
          found.push({
            ...at(doc.start),
            problem,
            remedy: "end the first sentence on the first line",
          });
        }
        const seen = new Set<string>();
        for (const part of partsOf(declaration)) {
          const { start: from, end } = (part["key"] as Node | undefined) ?? part;
          const field = source.text.slice(from, end);
          if (seen.has(field) || isTag(part)) continue;
          seen.add(field);
          if (docBefore(source, part.start)) continue;
          const problem = `${name}.${field} has no doc comment`;
          found.push({
            ...at(part.start),
            problem,
            remedy: "say its unit, shape or range above it",
          });
        }
        return found;
      }),
};
