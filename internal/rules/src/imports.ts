import { lineAt, literal, type Node, type Syntax, walk } from "./syntax.ts";

/** One edge out of a file. */
export interface Import {
  /** As written. */
  readonly specifier: string;
  /** Erased by the compiler: `import type`, `export type`, `import("x").T`. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/**
 * Everything that a parsed file imports, re-exports, loads later, or starts as a worker
 * (`new URL("./x.ts", import.meta.url)`). `import { type A }` counts as an import at run time,
 * because verbatimModuleSyntax keeps it as one.
 */
export function importsOf(text: string, syntax: Syntax): Import[] {
  const imports: Import[] = [];
  const add = (source: unknown, typeOnly: boolean, node: Node): void => {
    const specifier = literal(source);
    if (specifier !== undefined)
      imports.push({ specifier, typeOnly, line: lineAt(text, node.start) });
  };
  walk(syntax.body, (node) => {
    if (node.type === "ImportDeclaration") add(node["source"], node["importKind"] === "type", node);
    else if (node.type === "ExportNamedDeclaration" || node.type === "ExportAllDeclaration") {
      add(node["source"], node["exportKind"] === "type", node);
    } else if (node.type === "ImportExpression") add(node["source"], false, node);
    else if (node.type === "TSImportType") add(node["source"], true, node);
    else if (node.type === "NewExpression" && (node["callee"] as Node)["name"] === "URL") {
      const [path, base] = node["arguments"] as Node[];
      if (base?.type === "MemberExpression" && /^\.\.?\/.*\.ts$/.test(literal(path) ?? "")) {
        add(path, false, node);
      }
    }
  });
  return imports;
}

const markup =
  /(?:^|[\s;])(?:import|export)\s+(type\s+)?(?:[^"'();]*?\sfrom\s*)?["']([^"'\n]+)["']|import\(\s*["']([^"'\n]+)["']\s*\)/g;

/** The imports of a page (.astro, .mdx), found by their form. */
export function importsOfMarkup(text: string): Import[] {
  return [...text.matchAll(markup)].map((match) => ({
    specifier: match[2] ?? match[3]!,
    typeOnly: match[1] !== undefined,
    line: lineAt(text, match.index + match[0].search(/\S/)),
  }));
}

/** The package that a bare specifier names, or undefined for `./x`, `node:x` and `#x`. */
export function packageOf(specifier: string): string | undefined {
  if (/^(?:[./#]|node:|virtual:|astro:)/.test(specifier)) return undefined;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
