import type { Binary, Code, Unary } from "./code.ts";
import { constant as bits, one, opcode, two } from "./v128.ts";

/**
 * Four float32 numbers: the instructions used here, to be imported as `f32x4`. Each rounds once
 * and engines never contract them, so the bits are those of `Math.fround` after each operation.
 * The one exception says so.
 */
export const constant = (value: number): Code => bits(new Float32Array(4).fill(value));
export const splat: Unary = one(0x13);
/** The float32 of this lane, 0 to 3. */
export const extract = (a: Code, lane: number): Code => [...a, ...opcode(0x1f), lane];
/** All bits set where a = b. */
export const equal: Binary = two(0x41);
/** All bits set where a < b. */
export const less: Binary = two(0x43);
/** All bits set where a >= b. */
export const atLeast: Binary = two(0x46);
export const abs: Unary = one(0xe0);
export const neg: Unary = one(0xe1);
export const sqrt: Unary = one(0xe3);
export const add: Binary = two(0xe4);
export const sub: Binary = two(0xe5);
export const mul: Binary = two(0xe6);
export const div: Binary = two(0xe7);
export const min: Binary = two(0xe8);
export const max: Binary = two(0xe9);
/** From signed integers. */
export const convert: Unary = one(0xfa);
/** a b + c, rounded once or twice, as the processor likes: the bits may differ between machines. */
export const relaxedMultiplyAdd = (a: Code, b: Code, c: Code): Code => [
  ...a,
  ...b,
  ...c,
  ...opcode(0x105),
];
