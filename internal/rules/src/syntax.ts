import { parseSync } from "oxc-parser";

/** A node of the ESTree, loosely typed: the rules look at few of its kinds. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** One comment, with its text between the delimiters. */
export interface Comment {
  readonly type: "Block" | "Line";
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A parsed file. */
export interface Syntax {
  readonly body: readonly Node[];
  readonly comments: readonly Comment[];
}

/** A file that is not valid TypeScript or JavaScript. */
export interface Broken {
  readonly message: string;
  readonly start: number;
}

/** Parses TypeScript or JavaScript, by the ending of `path`. */
export function parse(path: string, text: string): Syntax | Broken {
  const { program, comments, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) return { message: error.message, start: error.labels[0]?.start ?? 0 };
  return { body: program.body as unknown as Node[], comments };
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

/** Calls `visit` for every node in document order, with its parent and the field that holds it. */
export function walk(
  nodes: readonly Node[],
  visit: (node: Node, parent: Node | undefined, field: string) => void,
): void {
  const enter = (node: Node, parent: Node | undefined, field: string): void => {
    visit(node, parent, field);
    for (const [key, value] of Object.entries(node)) {
      if (Array.isArray(value)) {
        for (const item of value) if (isNode(item)) enter(item, node, key);
      } else if (isNode(value)) enter(value, node, key);
    }
  };
  for (const node of nodes) enter(node, undefined, "body");
}

/** The 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf("\n"); i !== -1 && i < offset; i = text.indexOf("\n", i + 1)) line++;
  return line;
}

/** The text of a string literal, or undefined for any other node. */
export function literal(node: unknown): string | undefined {
  return isNode(node) && node.type === "Literal" && typeof node["value"] === "string"
    ? node["value"]
    : undefined;
}
