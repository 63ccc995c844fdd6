import type { Code } from "./code.ts";

const block = [0x02, 0x40]; // with no result
const loop = [0x03, 0x40];
const condition = [0x04, 0x40];
const otherwise = 0x05;
const end = 0x0b;
const branch = 0x0c;
const branchIf = 0x0d;
const isZero = 0x45;

/** Runs `body` once, and again for as long as `condition`, tested after it, is not zero. */
export const repeatWhile = (condition: Code, body: Code): Code => [
  ...loop,
  ...body,
  ...condition,
  branchIf,
  0,
  end,
];

/** Runs `body` for as long as `condition`, tested before it, is not zero: perhaps never. */
export const whilst = (condition: Code, body: Code): Code => [
  ...block,
  ...loop,
  ...condition,
  isZero,
  branchIf,
  1,
  ...body,
  branch,
  0,
  end,
  end,
];

/** Runs `then` if `test` is not zero, and `rest`, if there is one, otherwise. */
export const when = (test: Code, then: Code, rest: Code = []): Code => [
  ...test,
  ...condition,
  ...then,
  ...(rest.length > 0 ? [otherwise, ...rest] : []),
  end,
];
