/** Bytes of WebAssembly code: statements, or an expression that leaves one value on the stack. */
export type Code = readonly number[];

/** An instruction of one operand. */
export type Unary = (a: Code) => Code;

/** An instruction of two operands. */
export type Binary = (a: Code, b: Code) => Code;

/** The instruction of one operand with this opcode. */
export const unary =
  (...opcode: readonly number[]): Unary =>
  (a) => [...a, ...opcode];

/** The instruction of two operands with this opcode. */
export const binary =
  (...opcode: readonly number[]): Binary =>
  (a, b) => [...a, ...b, ...opcode];
