const PRIME = 0x01000193;
const BASIS = 0x811c9dc5;

/** FNV-1a over the UTF-16 code units of `text`, low byte first, from the offset basis `basis`. */
function fnv1a(text: string, basis: number): number {
  let hash = basis;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), PRIME);
    hash = Math.imul(hash ^ (unit >>> 8), PRIME);
  }
  return hash >>> 0;
}

/** The two words that name a fork; the top bit of the second tells a string from an integer. */
export function forkWords(key: number | string): readonly [number, number] {
  if (typeof key === "string") {
    return [fnv1a(key, BASIS), (fnv1a(key, PRIME ^ BASIS) | 0x80000000) >>> 0];
  }
  return [key >>> 0, Math.floor(key / 2 ** 32)];
}
