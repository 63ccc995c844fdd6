import type { Code } from "./code.ts";
import { unsigned } from "./leb128.ts";

/** A parameter or local variable of a function. */
export interface Local {
  /** Reads it. */
  readonly get: Code;
  /** A statement that writes `value` to it. */
  set(value: Code): Code;
  /** Writes `value` to it and leaves it on the stack. */
  tee(value: Code): Code;
}

/** The local variable of this number; parameters come first. */
export function local(index: number): Local {
  const place = unsigned(index);
  return {
    get: [0x20, ...place],
    set: (value) => [...value, 0x21, ...place],
    tee: (value) => [...value, 0x22, ...place],
  };
}
