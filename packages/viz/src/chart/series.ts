import { line } from "d3-shape";
import { checkFinite, checkLength } from "../check.ts";
import type { Colours } from "../theme.ts";
import type { Plane } from "./panel.ts";
import type { LegendEntry } from "./root.ts";
import { element } from "./svg.ts";
import { thin } from "./thin.ts";

/** One curve: y over x. */
export interface Series {
  /** The places of the points; 0, 1, 2, ... where absent. */
  readonly x?: ArrayLike<number> | undefined;
  /** The heights of the points, finite. */
  readonly y: ArrayLike<number>;
  /** The name in the legend; no entry where absent. */
  readonly label?: string | undefined;
  /** Which colour of the palette, an integer >= 0; two series may share one. @defaultValue its place in the list */
  readonly colour?: number | undefined;
  /** Opacity in (0, 1]; low for raw data behind a smoothed curve. @defaultValue 1 */
  readonly opacity?: number | undefined;
  /** A dashed line, for references. @defaultValue false */
  readonly dashed?: boolean | undefined;
}

/** A series whose x are written out. */
export interface Curve extends Series {
  /** The places of the points, as many as there are heights, finite. */
  readonly x: ArrayLike<number>;
}

/** The colour number `index` of the palette, round and round. */
export function colourAt(colours: Colours, index: number): string {
  return colours.series[index % colours.series.length]!;
}

/** Checks a series and gives it its x and its colour number. */
export function completed(who: string, series: Series, place: number, name = "series"): Curve {
  const { x, y, colour = place, opacity = 1 } = series;
  if (!(Number.isSafeInteger(colour) && colour >= 0)) {
    throw new RangeError(`${who}: ${name}[${place}].colour must be an integer >= 0; got ${colour}`);
  }
  if (!(opacity > 0 && opacity <= 1)) {
    throw new RangeError(`${who}: ${name}[${place}].opacity must be in (0, 1]; got ${opacity}`);
  }
  checkFinite(who, `${name}[${place}].y`, y);
  if (x === undefined) {
    return { ...series, colour, x: Array.from({ length: y.length }, (_, i) => i) };
  }
  checkLength(who, `${name}[${place}].x`, x.length, y.length);
  checkFinite(who, `${name}[${place}].x`, x);
  return { ...series, colour, x };
}

/** The curve on a plane; a single point becomes a dot. */
export function drawSeries(curve: Curve, plane: Plane, colours: Colours): string {
  const { x, y, colour = 0, opacity = 1, dashed = false } = curve;
  const across = Float64Array.from(x, plane.x.at);
  const up = Float64Array.from(y, plane.y.at);
  const shape = line<number>(
    (i) => across[i]!,
    (i) => up[i]!,
  ).digits(2);
  const d = shape(thin(across, up));
  if (d === null) return "";
  return element("path", {
    d,
    class: "series",
    stroke: colourAt(colours, colour),
    "stroke-width": x.length === 1 ? 6 : 2,
    "stroke-opacity": opacity === 1 ? undefined : opacity,
    "stroke-linejoin": "round",
    "stroke-linecap": dashed ? undefined : "round",
    "stroke-dasharray": dashed ? "5 4" : undefined,
  });
}

/** The legend entries of those series that have a name. */
export function entriesOf(series: readonly Curve[], colours: Colours): LegendEntry[] {
  return series.flatMap(({ label, colour = 0, dashed = false, opacity }) =>
    label === undefined
      ? []
      : [
          {
            label,
            colour: colourAt(colours, colour),
            mark: dashed ? "dashes" : "line",
            opacity,
          } as const,
        ],
  );
}
