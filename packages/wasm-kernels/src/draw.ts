import { blockBytes, stateBytes } from "./kernels/steps.ts";
import type { Exports } from "./module.ts";
import { place } from "./place.ts";
import type { Address } from "./types.ts";

/** Words of a block. */
const length = blockBytes / 4;
/** Fractional bits of pi, mixed into the key where the states of blocks are made. */
const keying = [0x13198a2e, 0x03707344] as const;

/** Calls `words` from the counter `first` on; integers are taken modulo 2^32. */
function write(
  wasm: Exports,
  out: number,
  end: number,
  [low, high]: readonly [number, number],
  stream: readonly [number, number],
  first: number,
): void {
  wasm.words(out, end, low, high, first, Math.floor(first / 2 ** 32), ...stream);
}

/** Puts the words from the one numbered `word` on at `place.z`, and returns the place of that one. */
function drawWords(wasm: Exports, address: Address, word: number, count: number): number {
  const { key, stream } = address;
  if (!address.generator) {
    const late = word % 4;
    const end = place.z + 128 * Math.ceil((late + count) / 32);
    write(wasm, place.z, end, key, stream, Math.floor(word / 4));
    return place.z + 4 * late;
  }
  const late = word % length;
  const blocks = 2 * Math.ceil((late + count) / length / 2);
  const mixed = [key[0] ^ keying[0], key[1] ^ keying[1]] as const;
  const end = place.states + stateBytes * blocks;
  write(wasm, place.states, end, mixed, stream, 4 * Math.floor(word / length));
  wasm.steps(place.z, place.z + blockBytes * blocks, place.states);
  return place.z + 4 * late;
}

/** Draws the numbers of `count` words from `word` on, and returns the place of the first. */
export function draw(
  wasm: Exports,
  address: Address,
  word: number,
  count: number,
  convert?: "uniforms" | "normals",
): number {
  const from = drawWords(wasm, address, word, count);
  if (convert) {
    const start = from - (from % 64);
    wasm[convert](start, start + 64 * Math.ceil((from - start + 4 * count) / 64));
  }
  return from;
}
