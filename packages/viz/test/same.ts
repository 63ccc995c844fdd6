/** The first index at which two byte arrays differ, -1 where they are the same: quicker than a deep comparison. */
export function firstDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) if (a[i] !== b[i]) return i;
  return -1;
}

/** A 32-bit FNV-1a hash, to tell pictures apart and to compare engines. */
export function hash(bytes: ArrayLike<number>): string {
  let state = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) state = Math.imul(state ^ bytes[i]!, 0x01000193);
  return (state >>> 0).toString(16).padStart(8, "0");
}
