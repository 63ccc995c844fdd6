/** A sample of any depth over white, as a byte: round(255 (a v + (1 - a))). */
export function overWhite(value: number, alpha: number, max: number): number {
  return Math.round((255 * (value * alpha + max * (max - alpha))) / (max * max));
}
