import { addDot, type Dots, type Sheet } from "./dots.ts";

/**
 * Adds the ink of discs along a line through points given in pixels, at most a third of a pixel
 * apart; what lies outside [0, width) x [0, height) is left out.
 */
export function trace(
  sheet: Sheet,
  dots: Dots,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  size: { readonly width: number; readonly height: number },
): void {
  const { width, height } = size;
  const clip = (value: number, most: number): number => Math.min(Math.max(value, -most), 2 * most);
  for (let i = 1; i < x.length; i++) {
    const [ax, ay] = [clip(x[i - 1]!, width), clip(y[i - 1]!, height)];
    const [bx, by] = [clip(x[i]!, width), clip(y[i]!, height)];
    const steps = Math.max(1, Math.ceil(3 * Math.max(Math.abs(bx - ax), Math.abs(by - ay))));
    for (let k = i === 1 ? 0 : 1; k <= steps; k++) {
      const px = ax + ((bx - ax) * k) / steps;
      const py = ay + ((by - ay) * k) / steps;
      if (px >= 0 && px < width && py >= 0 && py < height) addDot(sheet, dots, px, py);
    }
  }
}
