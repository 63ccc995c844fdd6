import { checkConsistency } from "./consistency.ts";
import { type Document, documentSchema } from "./document.ts";
import { DocumentError, shown } from "./error.ts";
import { explain } from "./explain.ts";
import { modelSchema } from "./model.ts";

/** Where a key of `root` leads. */
function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/**
 * Checks a document and fills in its defaults.
 *
 * @param value - What `JSON.parse` gave.
 * @returns The whole document: running it again gives the same experiment whatever the defaults
 *   of a later version are.
 * @throws DocumentError with one sentence that names the field, the value and the remedy.
 */
export function parseDocument(value: unknown): Document {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new DocumentError("", `must be a JSON object; got ${shown(value)}`);
  }
  const result = documentSchema.safeParse(value);
  if (!result.success) throw explain(result.error.issues[0]!, (path) => valueAt(value, path));
  checkConsistency(result.data);
  const { model, train } = result.data;
  return train && !model ? { ...result.data, model: modelSchema.parse({}) } : result.data;
}

/**
 * Reads a document from its JSON text.
 *
 * @throws DocumentError where the text is not JSON, naming line and column, or not a document.
 */
export function readDocument(text: string): Document {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new DocumentError("", `is not JSON: ${position(text, String((error as Error).message))}`);
  }
  return parseDocument(value);
}

/** The engine's message with its offset as line and column. */
function position(text: string, message: string): string {
  const offset = /position (\d+)/.exec(message)?.[1];
  if (offset === undefined) return message.replaceAll(/\s+/g, " ");
  const before = text.slice(0, Number(offset)).split("\n");
  const reason = message.replace(/ in JSON at position.*$/s, "");
  return `line ${before.length}, column ${before.at(-1)!.length + 1}: ${reason}`;
}
