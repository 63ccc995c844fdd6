import type { Code } from "./code.ts";
import { local, type Local } from "./local.ts";

/** A function of a module: exported by its name, taking 32-bit integers, returning nothing. */
export interface Definition {
  readonly name: string;
  readonly params: number;
  /** How many local vectors there are. */
  readonly vectors: number;
  readonly body: Code;
}

/** What the writer of a function is given. */
export interface Scope {
  /** A new local vector. */
  readonly vector: () => Local;
  /**
   * Reads a constant vector. It is made once, on entry: engines build a `v128.const` from scalar
   * registers wherever it stands, which halves the speed of a loop with many of them.
   */
  readonly hoist: (value: Code) => Code;
}

/** The function `name`, of as many parameters as `write` has after its scope. */
export function define(
  name: string,
  write: (scope: Scope, ...params: Local[]) => Code,
): Definition {
  const params = Math.max(0, write.length - 1);
  let vectors = 0;
  const vector = (): Local => local(params + vectors++);
  const constants = new Map<string, { readonly value: Code; readonly place: Local }>();
  const hoist = (value: Code): Code => {
    const key = value.join();
    const known = constants.get(key) ?? { value, place: vector() };
    constants.set(key, known);
    return known.place.get;
  };
  const names = Array.from({ length: params }, (_, i) => local(i));
  const body = write({ vector, hoist }, ...names);
  const entry = [...constants.values()].flatMap(({ value, place }) => place.set(value));
  return { name, params, vectors, body: [...entry, ...body] };
}
