import { binary, unary, type Binary, type Code, type Unary } from "./code.ts";
import { unsigned } from "./leb128.ts";

/** Single float64 numbers: the instructions used here, to be imported as `f64`. */
export const constant = (value: number): Code => [
  0x44,
  ...new Uint8Array(Float64Array.of(value).buffer),
];
export const less: Binary = binary(0x63);
export const sqrt: Unary = unary(0x9f);
export const add: Binary = binary(0xa0);
export const sub: Binary = binary(0xa1);
export const mul: Binary = binary(0xa2);
export const div: Binary = binary(0xa3);
/** The smaller one; NaN if one is. */
export const min: Binary = binary(0xa4);
/** From an unsigned integer, exactly. */
export const convert: Unary = unary(0xb8);
/** From a float32, exactly. */
export const promote: Unary = unary(0xbb);
/** Loads from `address` plus a constant `offset` in bytes. */
export const load = (address: Code, offset = 0): Code => [...address, 0x2b, 3, ...unsigned(offset)];
/** Stores at `address` plus a constant `offset` in bytes. */
export const store = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  0x39,
  3,
  ...unsigned(offset),
];
