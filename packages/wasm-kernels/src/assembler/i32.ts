import { binary, unary, type Binary, type Code, type Unary } from "./code.ts";
import { signed, unsigned } from "./leb128.ts";

/** 32-bit integers: the instructions used here, to be imported as `i32`. */
export const constant = (value: number): Code => [0x41, ...signed(value)];
export const isZero: Unary = unary(0x45);
export const equal: Binary = binary(0x46);
export const notEqual: Binary = binary(0x47);
/** 1 where a < b, both unsigned. */
export const less: Binary = binary(0x49);
export const add: Binary = binary(0x6a);
export const sub: Binary = binary(0x6b);
export const mul: Binary = binary(0x6c);
/** Unsigned, rounded down. */
export const div: Binary = binary(0x6e);
export const and: Binary = binary(0x71);
export const or: Binary = binary(0x72);
export const shiftLeft: Binary = binary(0x74);
/** Of an unsigned number. */
export const shiftRight: Binary = binary(0x76);
/** `a` if `test` is not zero, `b` otherwise; works for vectors and floats too. */
export const select = (test: Code, a: Code, b: Code): Code => [...a, ...b, ...test, 0x1b];
/** Loads from `address` plus a constant `offset` in bytes. */
export const load = (address: Code, offset = 0): Code => [...address, 0x28, 2, ...unsigned(offset)];
/** Stores at `address` plus a constant `offset` in bytes. */
export const store = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  0x36,
  2,
  ...unsigned(offset),
];
