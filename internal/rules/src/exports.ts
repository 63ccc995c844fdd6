import { posix } from "node:path";
import { literal, type Node } from "./syntax.ts";
import type { Member, Source } from "./workspace.ts";

/** One name that a user can import. */
export interface PublicExport {
  readonly name: string;
  /** The file with the declaration. */
  readonly source: Source;
  /** The declaration itself: a function, a variable, a class, an interface, a type. */
  readonly declaration: Node;
  /** Where the statement with the declaration starts: a doc comment stands before it. */
  readonly start: number;
}

type Files = ReadonlyMap<string, Source>;

function nameOf(node: unknown): string | undefined {
  const { name, value } = node as { name?: string; value?: string };
  return name ?? value;
}

/** Names that a declaration binds, with the node that each belongs to. */
function declared(declaration: Node): [string, Node][] {
  const parts =
    declaration.type === "VariableDeclaration"
      ? (declaration["declarations"] as Node[])
      : [declaration];
  return parts.flatMap((part): [string, Node][] => {
    const name = part["id"] ? nameOf(part["id"]) : undefined;
    return name === undefined ? [] : [[name, declaration]];
  });
}

const target = (files: Files, source: Source, specifier: string | undefined): Source | undefined =>
  specifier?.startsWith(".")
    ? files.get(posix.join(posix.dirname(source.path), specifier))
    : undefined;

/** The declaration that `name` means inside `source`; undefined where another package has it. */
function local(files: Files, source: Source, name: string): Omit<PublicExport, "name"> | undefined {
  for (const node of source.syntax?.body ?? []) {
    const declaration = (node["declaration"] as Node | null | undefined) ?? node;
    for (const [own, part] of declared(declaration)) {
      if (own === name) return { source, declaration: part, start: node.start };
    }
    if (node.type !== "ImportDeclaration") continue;
    for (const specifier of node["specifiers"] as Node[]) {
      if (nameOf(specifier["local"]) !== name || !specifier["imported"]) continue;
      const from = target(files, source, literal(node["source"]));
      return from && local(files, from, nameOf(specifier["imported"])!);
    }
  }
  return undefined;
}

/** Everything that `source` exports, re-exports included. */
function exported(files: Files, source: Source): PublicExport[] {
  return (source.syntax?.body ?? []).flatMap((node): PublicExport[] => {
    const from = target(files, source, literal(node["source"]));
    if (node.type === "ExportAllDeclaration") return from ? exported(files, from) : [];
    if (node.type !== "ExportNamedDeclaration") return [];
    if (node["declaration"]) {
      const declaration = node["declaration"] as Node;
      return declared(declaration).map(([name]) => ({
        name,
        source,
        declaration,
        start: node.start,
      }));
    }
    return (node["specifiers"] as Node[]).flatMap((specifier) => {
      const inner = nameOf(specifier["local"])!;
      const name = nameOf(specifier["exported"])!;
      if (node["source"] && !from) return [];
      const through = from && exported(files, from).find((one) => one.name === inner);
      const found = through ?? local(files, from ?? source, inner);
      return found ? [{ ...found, name }] : [];
    });
  });
}

/** The files that package.json's `exports` and `bin` open, by their sources. */
export function entries(member: Member): Source[] {
  const { exports = {}, bin = {} } = member.manifest;
  const paths = [
    ...Object.values(exports).map((entry) =>
      typeof entry === "string" ? entry : (entry["@inkwash/source"] ?? ""),
    ),
    ...Object.values(bin).map((path) => path.replace("/dist/", "/src/").replace(/\.js$/, ".ts")),
  ].map((path) => posix.join(member.folder, path));
  return member.sources.filter(({ path }) => paths.includes(path));
}

/** Every name that a user can import from the member, through any of its entries, once. */
export function publicExports(member: Member): PublicExport[] {
  const files = new Map(member.sources.map((source) => [source.path, source]));
  const all = entries(member).flatMap((entry) => exported(files, entry));
  const seen = new Set<string>();
  return all.filter(({ name, start, source }) => {
    const key = `${name} ${source.path} ${start}`;
    return !seen.has(key) && seen.add(key);
  });
}
