import type { Code } from "./code.ts";

const loop = [0x03, 0x40]; // with no result
const branchIf = [0x0d, 0x00];
const end = 0x0b;

/** Runs `body` once, and again for as long as `condition`, tested after it, is not zero. */
export const repeatWhile = (condition: Code, body: Code): Code => [
  ...loop,
  ...body,
  ...condition,
  ...branchIf,
  end,
];
