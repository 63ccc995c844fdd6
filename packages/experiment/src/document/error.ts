/** A document that cannot be run: which field, what came, and what to write instead. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
  /** The field, as `sample.samplers[0].steps`; empty for the document itself. */
  readonly path: string;

  constructor(path: string, problem: string) {
    super(path ? `${path} ${problem}` : `the document ${problem}`);
    this.path = path;
  }

  /** The same error again on the other side of a worker's border, from its path and message. */
  static of(path: string, message: string): DocumentError {
    return new DocumentError(path, message.slice((path || "the document").length + 1));
  }
}

/** A value as a reader would type it, cut short. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? (value === undefined ? "nothing" : `a ${typeof value}`);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** A path of keys and indices as `a.b[0].c`. */
export function dotted(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}
