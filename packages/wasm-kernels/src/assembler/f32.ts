import { binary, unary, type Binary, type Code, type Unary } from "./code.ts";
import { unsigned } from "./leb128.ts";

/** Single float32 numbers: the instructions used here, to be imported as `f32`. */
export const constant = (value: number): Code => [
  0x43,
  ...new Uint8Array(Float32Array.of(value).buffer),
];
export const add: Binary = binary(0x92);
export const mul: Binary = binary(0x94);
/** From an unsigned integer, rounded. */
export const convert: Unary = unary(0xb3);
/** From a float64, rounded. */
export const demote: Unary = unary(0xb6);
/** The number whose bits an integer has. */
export const fromBits: Unary = unary(0xbe);
/** Loads from `address` plus a constant `offset` in bytes. */
export const load = (address: Code, offset = 0): Code => [...address, 0x2a, 2, ...unsigned(offset)];
/** Stores at `address` plus a constant `offset` in bytes. */
export const store = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  0x38,
  2,
  ...unsigned(offset),
];
