/** sqrt(a^2 + b^2) for a, b >= 0, where the squares may leave the range of float64. */
export function hypotenuse(a: number, b: number): number {
  const larger = Math.max(a, b);
  if (larger === 0) return 0;
  const ratio = Math.min(a, b) / larger;
  return larger * Math.sqrt(1 + ratio * ratio);
}
