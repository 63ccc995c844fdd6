import type { Code } from "./code.ts";
import type { Definition } from "./function.ts";
import { unsigned } from "./leb128.ts";

const magicAndVersion = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const i32 = 0x7f;
const v128 = 0x7b;

const list = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()];
const sized = (bytes: Code): number[] => [...unsigned(bytes.length), ...bytes];
const named = (name: string): number[] => sized(Array.from(name, (letter) => letter.charCodeAt(0)));
const section = (id: number, items: readonly Code[]): number[] => [id, ...sized(list(items))];

/**
 * A module of these functions and one memory of `pages` * 64 KiB that never grows, as bytes.
 *
 * @see {@link https://webassembly.github.io/spec/core/binary/modules.html | WebAssembly, 5.5}
 */
export function assemble(pages: number, functions: readonly Definition[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...magicAndVersion,
    ...section(
      1,
      functions.map(({ params }) => [0x60, ...list(Array(params).fill([i32])), 0]),
    ),
    ...section(
      3,
      functions.map((_, i) => unsigned(i)),
    ),
    ...section(5, [[0x01, ...unsigned(pages), ...unsigned(pages)]]),
    ...section(7, [
      [...named("memory"), 0x02, 0],
      ...functions.map(({ name }, i) => [...named(name), 0x00, ...unsigned(i)]),
    ]),
    ...section(
      10,
      functions.map(({ vectors, body }) =>
        sized([...list([[...unsigned(vectors), v128]]), ...body, 0x0b]),
      ),
    ),
  ]);
}
