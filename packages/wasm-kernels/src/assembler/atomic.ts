import type { Code } from "./code.ts";
import { unsigned } from "./leb128.ts";

const access = (opcode: number, offset: number): number[] => [0xfe, opcode, 2, ...unsigned(offset)];

/** 32-bit integers that threads share: the instructions used here, to be imported as `atomic`. */
export const load = (address: Code, offset: number): Code => [...address, ...access(0x10, offset)];
export const store = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  ...access(0x17, offset),
];
/** Adds `value` in memory and gives what was there before. */
export const add = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  ...access(0x1e, offset),
];
/** Sleeps until notified, if there still is `expected`, and says how it ended. */
export const wait = (address: Code, offset: number, expected: Code): Code => [
  ...address,
  ...expected,
  0x42,
  0x7f, // without a time limit
  ...access(0x01, offset),
];
/** Wakes all that wait, and says how many they were. */
export const notifyAll = (address: Code, offset: number): Code => [
  ...address,
  0x41,
  0x7f,
  ...access(0x00, offset),
];
