import { binary, type Binary, type Code } from "./code.ts";
import { signed } from "./leb128.ts";

/** 32-bit integers: the instructions used here, to be imported as `i32`. */
export const constant = (value: number): Code => [0x41, ...signed(value)];
export const add: Binary = binary(0x6a);
export const sub: Binary = binary(0x6b);
