import type { Code } from "./code.ts";
import { types, type Definition } from "./function.ts";
import { unsigned } from "./leb128.ts";

const magicAndVersion = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

const list = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()];
const sized = (bytes: Code): number[] => [...unsigned(bytes.length), ...bytes];
const named = (name: string): number[] => sized(Array.from(name, (letter) => letter.charCodeAt(0)));
const section = (id: number, items: readonly Code[]): number[] =>
  items.length === 0 ? [] : [id, ...sized(list(items))];

/** See {@link assemble}. */
export interface ModuleOptions {
  /**
   * Whether the memory is taken from outside, as `imports.memory`, and if so, whether threads share it.
   * @defaultValue "own"
   */
  readonly memory?: "own" | "imported" | "shared" | undefined;
  /** How many of the functions, from the first on, can be called by their number. @defaultValue 0 */
  readonly table?: number | undefined;
}

/**
 * A module of these functions and one memory of `pages` * 64 KiB that never grows, as bytes.
 *
 * @see {@link https://webassembly.github.io/spec/core/binary/modules.html | WebAssembly, 5.5}
 */
export function assemble(
  pages: number,
  functions: readonly Definition[],
  options: ModuleOptions = {},
): Uint8Array<ArrayBuffer> {
  const { memory = "own", table = 0 } = options;
  const limits = [memory === "shared" ? 0x03 : 0x01, ...unsigned(pages), ...unsigned(pages)];
  const inTable = Array.from({ length: table }, (_, i) => unsigned(i));
  return Uint8Array.from([
    ...magicAndVersion,
    ...section(
      1,
      functions.map(({ params }) => [0x60, ...list(Array(params).fill([types.i32])), 0]),
    ),
    ...section(
      2,
      memory === "own" ? [] : [[...named("imports"), ...named("memory"), 0x02, ...limits]],
    ),
    ...section(
      3,
      functions.map((_, i) => unsigned(i)),
    ),
    ...section(4, table > 0 ? [[0x70, 0x00, ...unsigned(table)]] : []),
    ...section(5, memory === "own" ? [limits] : []),
    ...section(7, [
      ...(memory === "own" ? [[...named("memory"), 0x02, 0]] : []),
      ...functions
        .map(({ name }, i) => [...named(name), 0x00, ...unsigned(i)])
        .filter((_, i) => i >= table),
    ]),
    ...section(9, table > 0 ? [[0x00, 0x41, 0, 0x0b, ...list(inTable)]] : []),
    ...section(
      10,
      functions.map(({ locals, body }) =>
        sized([...list(runs(locals).map(([type, n]) => [...unsigned(n), type])), ...body, 0x0b]),
      ),
    ),
  ]);
}

/** Equal neighbours counted together. */
function runs(locals: readonly number[]): readonly (readonly [type: number, count: number])[] {
  const counted: [number, number][] = [];
  for (const type of locals) {
    const last = counted.at(-1);
    if (last?.[0] === type) last[1]++;
    else counted.push([type, 1]);
  }
  return counted;
}
