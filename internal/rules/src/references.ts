import { literal, type Node, type Syntax, walk } from "./syntax.ts";

/** Fields in which an identifier is a name and no use of a variable, unless it is computed. */
const named = new Set(["exported", "imported", "key", "label", "property"]);

/** Names that a file binds itself; what it merely `declare`s is still a global. */
export function bindings(syntax: Syntax): Set<string> {
  const names = new Set<string>();
  const collect = (pattern: unknown): void => {
    if (pattern === null || typeof pattern !== "object") return;
    walk([pattern as Node], (node) => {
      if (node.type === "Identifier") names.add(node["name"] as string);
    });
  };
  walk(syntax.body, (node, parent) => {
    if (node.type === "VariableDeclarator" && !parent?.["declare"]) collect(node["id"]);
    else if (/^Import(?:Default|Namespace)?Specifier$/.test(node.type)) collect(node["local"]);
    else if (node.type === "CatchClause") collect(node["param"]);
    else if (/Function|^ClassDeclaration/.test(node.type)) {
      if (!node["declare"]) collect(node["id"]);
      for (const parameter of (node["params"] as Node[] | undefined) ?? []) collect(parameter);
    }
  });
  return names;
}

/** Calls `visit` for every use of a variable that the file does not bind: the globals. */
export function globals(
  syntax: Syntax,
  visit: (name: string, node: Node, parent: Node | undefined) => void,
): void {
  const own = bindings(syntax);
  walk(syntax.body, (node, parent, field) => {
    if (node.type !== "Identifier") return;
    const name = node["name"] as string;
    if (own.has(name) || field === "id" || (named.has(field) && !parent?.["computed"])) return;
    visit(name, node, parent);
  });
}

/**
 * The members that are read of a global, as in `Math.exp`, `Math["exp"]` or `const { exp } = Math`;
 * undefined where the object is passed on whole or a name is computed.
 */
export function membersOf(node: Node, parent: Node | undefined): string[] | undefined {
  const nameOf = (key: Node, computed: unknown): string | undefined =>
    computed ? literal(key) : ((key["name"] as string | undefined) ?? literal(key));
  let names: (string | undefined)[] = [undefined];
  if (parent?.type === "MemberExpression" && parent["object"] === node) {
    names = [nameOf(parent["property"] as Node, parent["computed"])];
  } else if (parent?.type === "VariableDeclarator" && parent["init"] === node) {
    const { properties = [] } = parent["id"] as { properties?: Node[] };
    const keys = properties.map(({ key, computed }) => key && nameOf(key as Node, computed));
    if (keys.length > 0) names = keys as (string | undefined)[];
  }
  return names.every((name) => name !== undefined) ? names : undefined;
}
