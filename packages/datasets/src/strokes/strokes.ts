import { checkDraw, describe } from "../check.ts";
import { checkCloud, finish, type CloudOptions } from "../cloud.ts";
import type { Dataset } from "../types.ts";
import { along } from "./along.ts";
import { inside, type FillRule } from "./inside.ts";
import { checkLines, closedLines, type Polyline } from "./polyline.ts";

/** What sets of shapes are told. */
export interface ShapeOptions extends CloudOptions {
  /**
   * "none": points on the lines. "nonzero" and "evenodd": points all over their inside, by the
   * rules of that name in SVG, every line closed first. @defaultValue "none"
   */
  readonly fill?: FillRule | "none" | undefined;
}

/** Draws from lines, or from their inside. */
export function drawShape(
  caller: string,
  name: string,
  lines: readonly Polyline[],
  options: ShapeOptions,
): Dataset {
  checkDraw(caller, options);
  checkCloud(caller, options, 2);
  checkLines(caller, lines);
  const { n, rng, fill = "none" } = options;
  if (!["none", "nonzero", "evenodd"].includes(fill)) {
    throw new RangeError(
      `${caller}: fill must be "none", "nonzero" or "evenodd"; got ${describe(fill)}`,
    );
  }
  const cloud =
    fill === "none"
      ? along(caller, lines, n, rng)
      : inside(caller, closedLines(lines), fill, n, rng);
  return finish(caller, { name, ...cloud }, options);
}

/**
 * Points of lines drawn by hand, or of any other polylines, uniform in arc length.
 *
 * `label` is the line, `parameter` how far along it a point lies, in [0, 1]; neither where the
 * inside is filled. Lines of one point have no length and get no points.
 *
 * @param lines - Lists of [x, y]; where x runs to the right and y upward, the cloud is upright.
 * @param options - See {@link ShapeOptions}; `columns` in [0, 1], default [0, 1]; `scale` default 1.
 * @returns Samples [n, columns.length], in the units of the lines.
 * @throws TypeError if the lines are not lists.
 * @throws RangeError if they have no length (or no area, where filled), a point is not finite, or an
 *   option is out of range.
 */
export function strokes(lines: readonly Polyline[], options: ShapeOptions): Dataset {
  return drawShape("strokes", "strokes", lines, options);
}

/**
 * Points of one closed outline, uniform in arc length or, with `fill`, over its inside.
 *
 * @param corners - The corners [x, y] in their order; the last is joined to the first.
 * @param options - See {@link ShapeOptions}; `columns` in [0, 1], default [0, 1]; `scale` default 1.
 * @returns Samples [n, columns.length], in the units of the corners; `parameter` in [0, 1] along it.
 * @throws TypeError if the corners are not a list.
 * @throws RangeError if the outline has no length (or no area, where filled), a point is not finite,
 *   or an option is out of range.
 */
export function outline(corners: Polyline, options: ShapeOptions): Dataset {
  checkLines("outline", [corners]);
  return drawShape("outline", "outline", closedLines([corners]), options);
}
