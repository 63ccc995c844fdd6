import type { Code } from "../assembler/code.ts";
import * as i32 from "../assembler/i32.ts";
import type { Local } from "../assembler/local.ts";

/**
 * Matrices lie in panels of 8 columns, [column / 8][row][8]: what a kernel reads next then lies
 * behind what it read last, and eight columns of a row are two vectors.
 */
export const panel = 32;
/** Bytes of four columns of a row. */
export const half = 16;

/** The bytes of `rows` rows of a panel. */
export const bytes = (rows: Code): Code => i32.shiftLeft(rows, i32.constant(5));

/** Adds a constant to an address. */
export const advance = (address: Local, by: number): Code =>
  address.set(i32.add(address.get, i32.constant(by)));

/** Choices between two integers. */
export const pick = {
  /** The smaller one, both unsigned. */
  smaller: (a: Code, b: Code): Code => i32.select(i32.less(a, b), a, b),
} as const;
