import type { Code } from "./code.ts";
import { unsigned } from "./leb128.ts";

/** Calls the function of this number in the table, which takes as many parameters as function 0. */
export const callIndirect = (number: Code, ...parameters: readonly Code[]): Code => [
  ...parameters.flat(),
  ...number,
  0x11,
  0,
  0,
];

/** Calls the function at this place in the module. */
export const call = (place: number, ...parameters: readonly Code[]): Code => [
  ...parameters.flat(),
  0x10,
  ...unsigned(place),
];

/** Takes a value off the stack. */
export const drop = (value: Code): Code => [...value, 0x1a];

/** Leaves the function. */
export const leave: Code = [0x0f];
