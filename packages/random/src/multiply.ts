/** The upper 32 bits of the 64-bit product of two uint32, as an int32. */
export function multiplyHigh(a: number, b: number): number {
  const ah = a >>> 16;
  const al = a & 0xffff;
  const bh = b >>> 16;
  const bl = b & 0xffff;
  const low = (Math.imul(ah, bl) + (Math.imul(al, bl) >>> 16)) | 0;
  const middle = (Math.imul(al, bh) + (low & 0xffff)) | 0;
  return (Math.imul(ah, bh) + (low >>> 16) + (middle >>> 16)) | 0;
}
