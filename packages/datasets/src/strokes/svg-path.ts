import { svgPathProperties } from "svg-path-properties";
import { describe } from "../check.ts";
import type { Dataset } from "../types.ts";
import { fitted, type Polyline } from "./polyline.ts";
import { drawShape, type ShapeOptions } from "./strokes.ts";

/** What {@link svgPath} is told. */
export interface SvgPathOptions extends ShapeOptions {
  /**
   * Whether the path is moved and scaled so that its box is centred and its longer side goes from
   * -1 to 1; else it keeps the units of the path, y turned upward. @defaultValue true
   */
  readonly fit?: boolean | undefined;
}

/** Straight pieces per curve of a path: 64 keep a circle of four arcs within 8e-5 of its radius. */
const PIECES = 64;

/** A path longer than this is not one that somebody drew. */
const LONGEST = 2 ** 20;

/**
 * The lines of an SVG path, curves as 64 straight pieces each, y turned upward.
 *
 * Every command of the `d` attribute is known, relative ones and arcs included. Points are rounded
 * to float32, so the last bits of an engine's own sine seldom show; along an arc (`A`) they can, and
 * its points may then differ from engine to engine in the last places.
 *
 * @param d - The `d` attribute of a path, at most 2^20 characters.
 * @returns One polyline per part of the path that begins with a move.
 * @throws RangeError if the path cannot be read or draws nothing.
 */
export function svgLines(d: string): Polyline[] {
  if (!(typeof d === "string" && d.length <= LONGEST)) {
    throw new RangeError(
      `svgLines: d must be a path of at most ${LONGEST} characters; got ` +
        (typeof d === "string" ? `${d.length}` : describe(d)),
    );
  }
  const lines: [number, number][][] = [];
  let last: { x: number; y: number } | undefined;
  for (const part of partsOf(d)) {
    const { start, end, length } = part;
    if (last === undefined || last.x !== start.x || last.y !== start.y) {
      lines.push([[Math.fround(start.x), -Math.fround(start.y)]]);
    }
    const straight = ["L", "H", "V", "Z"].includes(part.details[0].toUpperCase());
    const count = straight ? 1 : PIECES;
    for (let i = 1; i <= count; i++) {
      const { x, y } = i === count ? end : part.getPointAtLength((i / count) * length);
      lines.at(-1)!.push([Math.fround(x), -Math.fround(y)]);
    }
    last = end;
  }
  if (lines.length === 0 || !lines.flat(2).every((v) => Number.isFinite(v))) {
    throw new RangeError(`svgLines: the path draws nothing; got ${describe(d.slice(0, 40))}`);
  }
  return lines;
}

function partsOf(d: string): ReturnType<InstanceType<typeof svgPathProperties>["getParts"]> {
  try {
    return new svgPathProperties(d).getParts();
  } catch (cause) {
    throw new RangeError(`svgLines: the path cannot be read; got ${describe(d.slice(0, 40))}`, {
      cause,
    });
  }
}

/**
 * Points of an SVG path, uniform in arc length or, with `fill`, over its inside.
 *
 * `label` is the part of the path (each begins with a move), `parameter` how far along it a point lies.
 *
 * @param d - The `d` attribute of a path; see {@link svgLines}.
 * @param options - See {@link SvgPathOptions}; `columns` in [0, 1], default [0, 1]; `scale` default 1.
 * @returns Samples [n, columns.length], y upward.
 * @throws RangeError if the path cannot be read or has no length (or no area, where filled), or an
 *   option is out of range.
 * @example
 * ```ts
 * import { philox } from "@inkwash/random";
 * import { svgPath } from "@inkwash/datasets";
 *
 * const heart = "M 0 30 C -60 -10 -30 -50 0 -20 C 30 -50 60 -10 0 30 Z";
 * const { shape } = svgPath(heart, { n: 500, rng: philox(1), fill: "nonzero" });
 * console.log(shape.join(" x ")); //=> 500 x 2
 * ```
 */
export function svgPath(d: string, options: SvgPathOptions): Dataset {
  const { fit = true } = options;
  const lines = svgLines(d);
  return drawShape("svgPath", "svg path", fit ? fitted(lines) : lines, options);
}
