import type { Polyline } from "../strokes/polyline.ts";

/**
 * Draws lines of a round pen onto a picture, in place: each pixel becomes the largest of what it was
 * and clamp(radius + 1/2 - distance) of its centre to the lines, so edges are one pixel soft.
 *
 * @param ink - size x size numbers, row by row from the top.
 * @param lines - In pixels, x to the right and y downward, (0, 0) the upper left corner.
 */
export function drawInk(
  ink: Float64Array,
  size: number,
  lines: readonly Polyline[],
  radius: number,
): void {
  const reach = radius + 0.5;
  const first = (a: number, b: number): number =>
    Math.max(0, Math.ceil(Math.min(a, b) - reach - 0.5));
  const last = (a: number, b: number): number =>
    Math.min(size - 1, Math.floor(Math.max(a, b) + reach - 0.5));
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const [[ax, ay], [bx, by]] = [line[i - 1]!, line[i]!];
      const [dx, dy] = [bx - ax, by - ay];
      const square = dx * dx + dy * dy || 1;
      for (let row = first(ay, by); row <= last(ay, by); row++) {
        for (let column = first(ax, bx); column <= last(ax, bx); column++) {
          const [x, y] = [column + 0.5 - ax, row + 0.5 - ay];
          const t = Math.min(1, Math.max(0, (x * dx + y * dy) / square));
          const [ex, ey] = [x - t * dx, y - t * dy];
          const cover = Math.min(1, reach - Math.sqrt(ex * ex + ey * ey));
          const at = row * size + column;
          if (cover > ink[at]!) ink[at] = cover;
        }
      }
    }
  }
}
