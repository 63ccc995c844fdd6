import type { Binary, Code, Unary } from "./code.ts";
import { constant as bits, one, two } from "./v128.ts";

/**
 * Four float32 numbers: the instructions used here, to be imported as `f32x4`. Each rounds once
 * and engines never contract them, so the bits are those of `Math.fround` after each operation.
 */
export const constant = (value: number): Code => bits(new Float32Array(4).fill(value));
export const sqrt: Unary = one(0xe3);
export const add: Binary = two(0xe4);
export const sub: Binary = two(0xe5);
export const mul: Binary = two(0xe6);
/** From signed integers. */
export const convert: Unary = one(0xfa);
