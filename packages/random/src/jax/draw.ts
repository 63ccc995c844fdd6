import { writeHash } from "./hash.ts";
import type { Key } from "./key.ts";

/** `count` words in the original order: counters 0, 1, ... are hashed half with half. */
function drawHalves({ data }: Key, count: number): Uint32Array<ArrayBuffer> {
  const half = Math.ceil(count / 2);
  const out = new Uint32Array(2 * half);
  for (let i = 0; i < half; i++) {
    // An odd count is filled up with a counter 0.
    const other = half + i < count ? half + i : 0;
    writeHash(out, i, half + i, data, i, other);
  }
  return out.slice(0, count);
}

/** The hashes of the counters (0, i) for i below `count`, as they are. */
function drawPairs({ data }: Key, count: number): readonly [Uint32Array, Uint32Array] {
  const words = new Uint32Array(2 * count);
  for (let i = 0; i < count; i++) writeHash(words, i, count + i, data, 0, i);
  return [words.subarray(0, count), words.subarray(count)];
}

/** The upper and the lower halves of `count` elements of 64 bits. */
export function draw64(key: Key, count: number): readonly [Uint32Array, Uint32Array] {
  if (key.partitionable) return drawPairs(key, count);
  const words = drawHalves(key, 2 * count);
  return [words.subarray(0, count), words.subarray(count)];
}

/** `count` elements of 32 bits. */
export function draw32(key: Key, count: number): Uint32Array<ArrayBuffer> {
  if (!key.partitionable) return drawHalves(key, count);
  const [first, second] = drawPairs(key, count);
  return Uint32Array.from(first, (word, i) => word ^ second[i]!);
}

/** The words of `count` keys, two by two. */
export function drawKeys(key: Key, count: number): Uint32Array {
  if (!key.partitionable) return drawHalves(key, 2 * count);
  const [first, second] = drawPairs(key, count);
  return Uint32Array.from({ length: 2 * count }, (_, i) =>
    i % 2 === 0 ? first[i / 2]! : second[(i - 1) / 2]!,
  );
}
