import type { Binary, Code, Unary } from "./code.ts";
import { constant as bits, one, two } from "./v128.ts";

/** Four 32-bit integers: the instructions used here, to be imported as `i32x4`. */
export const constant = (a: number, b: number = a, c: number = a, d: number = a): Code =>
  bits(Int32Array.of(a, b, c, d));
export const splat: Unary = one(0x11);
/** All bits set where a < b, both unsigned. */
export const lessUnsigned: Binary = two(0x3a);
export const shiftLeft: Binary = two(0xab);
export const shiftRightSigned: Binary = two(0xac);
export const shiftRightUnsigned: Binary = two(0xad);
export const add: Binary = two(0xae);
export const sub: Binary = two(0xb1);
/** The unsigned 64-bit products of lanes 0 and 1. */
export const productsLow: Binary = two(0xde);
/** The unsigned 64-bit products of lanes 2 and 3. */
export const productsHigh: Binary = two(0xdf);
