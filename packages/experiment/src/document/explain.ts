import type * as z from "zod";
import { DocumentError, dotted, shown } from "./error.ts";
import { allowedKeys, allowedValues, defaultAt, descriptionAt, nearest } from "./hints.ts";

type Issue = z.core.$ZodIssue;

/** Where one of several words, or an object, may stand: which, and what came. */
function alternatives(path: readonly PropertyKey[], value: unknown): string {
  const words = allowedValues(path).map(shown);
  const keys = allowedKeys(path);
  const all = keys.length > 0 ? [...words, `an object with ${keys.join(", ")}`] : words;
  const meant =
    typeof value === "string" ? nearest(value, allowedValues(path).map(String)) : undefined;
  const list = all.length > 1 ? `${all.slice(0, -1).join(", ")} or ${all.at(-1)}` : all.join("");
  return `must be ${list}; got ${shown(value)}${meant ? `, did you mean ${shown(meant)}?` : ""}`;
}

/** The first issue under an issue, with its whole path: unions report what each branch found. */
function innermost(
  issue: Issue,
  path: readonly PropertyKey[],
): { issue: Issue; path: PropertyKey[] } {
  const here = [...path, ...issue.path];
  if (issue.code !== "invalid_union") return { issue, path: here };
  // The branch that came furthest is the one that was meant.
  const branches = issue.errors.map((errors) => errors[0]).filter((error) => error !== undefined);
  const deepest = branches.sort((a, b) => b.path.length - a.path.length)[0];
  return deepest ? innermost(deepest, here) : { issue, path: here };
}

function unknownKey(path: readonly PropertyKey[], key: string): DocumentError {
  const allowed = allowedKeys(path);
  const meant = nearest(key, allowed);
  return new DocumentError(
    dotted([...path, key]),
    `is not a known key; ${meant ? `did you mean ${shown(meant)}?` : `allowed are ${allowed.join(", ")}`}`,
  );
}

/** The first thing wrong with a document, in one sentence: the field, the value, the remedy. */
export function explain(
  first: Issue,
  valueAt: (path: readonly PropertyKey[]) => unknown,
): DocumentError {
  const { issue, path } = innermost(first, []);
  const value = valueAt(path);
  const fallback = defaultAt(path);
  const remedy = fallback === undefined ? "" : ` (leave it out for ${shown(fallback)})`;
  const must = (what: string): DocumentError =>
    new DocumentError(dotted(path), `must be ${what}; got ${shown(value)}${remedy}`);
  switch (issue.code) {
    case "unrecognized_keys":
      return unknownKey(path, issue.keys[0] ?? "");
    case "invalid_value":
    case "invalid_union":
      return new DocumentError(dotted(path), `${alternatives(path, value)}${remedy}`);
    case "invalid_type":
      return value === undefined
        ? new DocumentError(dotted(path), `is missing; add ${kind(issue.expected)}`)
        : must(kind(issue.expected));
    case "too_small":
      return must(
        `${issue.inclusive ? "at least" : "more than"} ${bound(issue.origin, issue.minimum)}`,
      );
    case "too_big":
      return must(
        `${issue.inclusive ? "at most" : "less than"} ${bound(issue.origin, issue.maximum)}`,
      );
    default:
      return must(descriptionAt(path) ?? issue.message);
  }
}

/** A type with its article. */
function kind(expected: string): string {
  if (expected === "int") return "an integer";
  return `${/^[aeiou]/.test(expected) ? "an" : "a"} ${expected}`;
}

/** A limit with what it counts. */
function bound(origin: string, limit: number | bigint): string {
  const things = origin === "array" ? "element" : origin === "string" ? "character" : "";
  return things ? `${limit} ${things}${limit === 1 ? "" : "s"} long` : String(limit);
}
