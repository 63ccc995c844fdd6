import type { Code } from "./code.ts";

/**
 * Statements of independent computations, one of each in turn.
 *
 * A processor runs at the same time what lies near in the code: a computation whose every step
 * waits for the one before leaves it idle, several in turn do not.
 */
export const interleave = (...chains: readonly (readonly Code[])[]): Code[] =>
  Array.from({ length: Math.max(...chains.map(({ length }) => length)) }, (_, i) =>
    chains.flatMap((chain) => chain.slice(i, i + 1)),
  ).flat();
