import { documentJsonSchema } from "./json-schema.ts";

interface Node {
  readonly properties?: Record<string, Node>;
  readonly items?: Node;
  readonly prefixItems?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly description?: string;
}

/** Every schema node that a path may lead to: unions lead to several. */
function nodesAt(path: readonly PropertyKey[]): Node[] {
  let nodes = [documentJsonSchema() as Node];
  const spread = (node: Node): Node[] => [
    node,
    ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap(spread),
  ];
  nodes = nodes.flatMap(spread);
  for (const key of path) {
    nodes = nodes
      .flatMap((node) =>
        typeof key === "number"
          ? [node.prefixItems?.[key], node.items]
          : [node.properties?.[String(key)]],
      )
      .filter((node) => node !== undefined)
      .flatMap(spread);
  }
  return nodes;
}

/** The keys that may stand in the object at `path`. */
export function allowedKeys(path: readonly PropertyKey[]): string[] {
  return [...new Set(nodesAt(path).flatMap((node) => Object.keys(node.properties ?? {})))];
}

/** The constants that may stand at `path`. */
export function allowedValues(path: readonly PropertyKey[]): unknown[] {
  const constants = nodesAt(path).flatMap(
    (node) => node.enum ?? ("const" in node ? [node.const] : []),
  );
  return [...new Set(constants)];
}

/** What the field at `path` is, in the schema's own words. */
export function descriptionAt(path: readonly PropertyKey[]): string | undefined {
  return nodesAt(path).find((node) => node.description !== undefined)?.description;
}

/** The default of the field at `path`, where it has one. */
export function defaultAt(path: readonly PropertyKey[]): unknown {
  return nodesAt(path).find((node) => node.default !== undefined)?.default;
}

/** The number of single-character edits between two words (Levenshtein). */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

/** The allowed word that was probably meant, if one is near. */
export function nearest(word: string, allowed: readonly string[]): string | undefined {
  const ranked = allowed
    .map((candidate) => ({
      candidate,
      distance: edits(word.toLowerCase(), candidate.toLowerCase()),
    }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(2, word.length / 3) ? best.candidate : undefined;
}
