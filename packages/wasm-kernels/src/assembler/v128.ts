import { binary, unary, type Binary, type Code, type Unary } from "./code.ts";
import { unsigned } from "./leb128.ts";

/** 128 bits of any content: the instructions used here, to be imported as `v128`. */

/** The bytes of a SIMD instruction. */
export const opcode = (number: number): number[] => [0xfd, ...unsigned(number)];
/** The SIMD instruction of one operand with this number. */
export const one = (number: number): Unary => unary(...opcode(number));
/** The SIMD instruction of two operands with this number. */
export const two = (number: number): Binary => binary(...opcode(number));

/** A promise of 4-byte alignment, as its exponent. */
const alignment = 2;

/** Loads from `address` plus a constant `offset` in bytes. */
export const load = (address: Code, offset = 0): Code => [
  ...address,
  ...opcode(0x00),
  alignment,
  ...unsigned(offset),
];
/** Loads 32 bits from `address` plus a constant `offset` into all four lanes. */
export const loadSplat = (address: Code, offset = 0): Code => [
  ...address,
  ...opcode(0x09),
  alignment,
  ...unsigned(offset),
];
/** Stores at `address` plus a constant `offset` in bytes. */
export const store = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  ...opcode(0x0b),
  alignment,
  ...unsigned(offset),
];
/** Four lanes of 32 bits. */
export const constant = ({ buffer }: Int32Array | Float32Array): Code => [
  ...opcode(0x0c),
  ...new Uint8Array(buffer),
];
export const and: Binary = two(0x4e);
/** Bits of `a` where those of `b` are not set. */
export const andNot: Binary = two(0x4f);
export const or: Binary = two(0x50);
export const xor: Binary = two(0x51);
/** Bits of `a` where `mask` is set, of `b` elsewhere. */
export const select = (mask: Code, a: Code, b: Code): Code => [
  ...a,
  ...b,
  ...mask,
  ...opcode(0x52),
];
/** Four 32-bit lanes out of the eight of `a` (0 to 3) and `b` (4 to 7). */
export const shuffle = (a: Code, b: Code, lanes: readonly number[]): Code => [
  ...a,
  ...b,
  ...opcode(0x0d),
  ...lanes.flatMap((lane) => [4 * lane, 4 * lane + 1, 4 * lane + 2, 4 * lane + 3]),
];
