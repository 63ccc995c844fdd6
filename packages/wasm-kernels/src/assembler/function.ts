import type { Code } from "./code.ts";
import { local, type Local } from "./local.ts";

/** The types of values, as the binary format numbers them. */
export const types = { i32: 0x7f, f32: 0x7d, f64: 0x7c, v128: 0x7b } as const;

/** A function of a module: exported by its name, taking 32-bit integers, returning nothing. */
export interface Definition {
  readonly name: string;
  readonly params: number;
  /** The types of the local variables behind the parameters, in order. */
  readonly locals: readonly number[];
  readonly body: Code;
}

/** What the writer of a function is given. */
export interface Scope {
  /** A new local vector. */
  readonly vector: () => Local;
  /** A new local 32-bit integer. */
  readonly integer: () => Local;
  /** A new local float32. */
  readonly float: () => Local;
  /** A new local float64. */
  readonly double: () => Local;
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
  const locals: number[] = [];
  const variable = (type: number) => (): Local => local(params + locals.push(type) - 1);
  const scope = {
    vector: variable(types.v128),
    integer: variable(types.i32),
    float: variable(types.f32),
    double: variable(types.f64),
  };
  const constants = new Map<string, { readonly value: Code; readonly place: Local }>();
  const hoist = (value: Code): Code => {
    const key = value.join();
    const known = constants.get(key) ?? { value, place: scope.vector() };
    constants.set(key, known);
    return known.place.get;
  };
  const names = Array.from({ length: params }, (_, i) => local(i));
  const body = write({ ...scope, hoist }, ...names);
  const entry = [...constants.values()].flatMap(({ value, place }) => place.set(value));
  return { name, params, locals, body: [...entry, ...body] };
}
