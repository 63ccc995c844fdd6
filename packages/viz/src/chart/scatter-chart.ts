import { line } from "d3-shape";
import { checkFinite, checkLength, checkPositive, pointsIn } from "../check.ts";
import { viridis } from "../colour-map.ts";
import { paints } from "../theme.ts";
import type { Samples } from "../types.ts";
import { extentOf } from "../extent.ts";
import { formatNumber } from "./format.ts";
import type { ChartOptions } from "./options.ts";
import { panel, type Plane } from "./panel.ts";
import { chartRoot, type LegendEntry } from "./root.ts";
import type { Axis } from "./scale.ts";
import { colourAt } from "./series.ts";
import { coordinate, element } from "./svg.ts";

/** Options of {@link scatterChart}. */
export interface ScatterChartOptions extends ChartOptions {
  /** The horizontal axis. */
  readonly x?: Axis | undefined;
  /** The vertical axis. */
  readonly y?: Axis | undefined;
  /** One value per point, drawn as its colour from dark (least) to bright (greatest). */
  readonly values?: ArrayLike<number> | undefined;
  /** Points [m, 2] joined by a line over the dots, such as the curve that the data lie on. */
  readonly curve?: Samples | undefined;
  /** The radius of a dot, > 0. @defaultValue 1.6 */
  readonly radius?: number | undefined;
  /** The opacity of a dot in (0, 1]; dots that overlap grow darker. @defaultValue 0.6 */
  readonly opacity?: number | undefined;
  /** Whether one unit is equally long on both axes. @defaultValue true */
  readonly equal?: boolean | undefined;
  /** The name of the points in the legend; no entry where absent. */
  readonly label?: string | undefined;
  /** The name of the curve in the legend; no entry where absent. */
  readonly curveLabel?: string | undefined;
}

const who = "scatterChart";
const layers = 8;
const shades = 24;

/** Coordinate `axis` of all points. */
const column = (points: Samples, axis: 0 | 1): Float64Array =>
  Float64Array.from({ length: points.data.length / 2 }, (_, i) => points.data[2 * i + axis]!);

/**
 * Dots as round ends of strokes without length: one short command each. Dots in one path do not
 * darken each other, so they are dealt to several.
 */
function drawDots(
  points: Samples,
  paint: (i: number) => string,
  width: number,
  opacity: number,
  plane: Plane,
): string {
  const paths = new Map<string, string[]>();
  for (let i = 0; i < points.data.length / 2; i++) {
    const colour = paint(i);
    const stack = paths.get(colour) ?? Array.from({ length: layers }, () => "");
    const x = plane.x.at(points.data[2 * i]!);
    const y = plane.y.at(points.data[2 * i + 1]!);
    stack[i % layers] +=
      `M${coordinate(Math.round(x * 10) / 10)} ${coordinate(Math.round(y * 10) / 10)}h0`;
    paths.set(colour, stack);
  }
  const drawn = [...paths].flatMap(([stroke, stack]) =>
    stack.filter((d) => d !== "").map((d) => element("path", { d, stroke })),
  );
  const group = {
    class: "dots",
    "stroke-width": width,
    "stroke-opacity": opacity,
    "stroke-linecap": "round",
  };
  return element("g", group, drawn.join(""));
}

/**
 * A scatter chart of points in the plane, as an SVG string.
 *
 * @param points - Samples [n, 2], finite.
 * @param options - See {@link ScatterChartOptions}; the height is 440 where absent.
 * @returns One `<svg>` element; the same input gives the same string.
 * @throws TypeError for another shape; RangeError for coordinates or values that are not finite.
 * @example
 * ```ts
 * import { scatterChart } from "@inkwash/viz";
 *
 * const points = { data: Float32Array.of(0, 0, 1, 2, 3, 1), shape: [3, 2] };
 * const svg = scatterChart(points, { title: "Three points", values: [0, 1, 2] });
 * console.log(/<desc>(.*)<\/desc>/.exec(svg)?.[1]);
 * //=> Scatter chart of 3 points: x from 0 to 3, y from 0 to 2
 * ```
 */
export function scatterChart(points: Samples, options: ScatterChartOptions = {}): string {
  const { x = {}, y = {}, values, curve, radius = 1.6, opacity = 0.6, equal = true } = options;
  const { label, curveLabel, theme = "light" } = options;
  const n = pointsIn(who, "points", points);
  checkFinite(who, "points", points.data);
  checkPositive(who, "radius", radius);
  if (!(opacity > 0 && opacity <= 1)) {
    throw new RangeError(`${who}: opacity must be in (0, 1]; got ${opacity}`);
  }
  if (values !== undefined) {
    checkLength(who, "values", values.length, n);
    checkFinite(who, "values", values);
  }
  if (curve !== undefined) {
    pointsIn(who, "curve", curve);
    checkFinite(who, "curve", curve.data);
  }
  const all = curve === undefined ? [points] : [points, curve];
  const xExtent = extentOf(...all.map((one) => column(one, 0)));
  const yExtent = extentOf(...all.map((one) => column(one, 1)));
  const colours = paints(theme);
  const ink = colourAt(colours, 0);
  const accent = colourAt(colours, 1);
  const [least, greatest] = extentOf(values ?? []);
  const shade = (i: number): string => {
    if (values === undefined) return ink;
    const u = greatest > least ? (values[i]! - least) / (greatest - least) : 0.5;
    // The ends of viridis are left out: one fades on a dark page, the other on a light one.
    return viridis(0.15 + (0.8 * Math.round(u * (shades - 1))) / (shades - 1));
  };
  const entries: LegendEntry[] = [];
  if (label !== undefined) entries.push({ label, colour: ink, mark: "dot" });
  if (curveLabel !== undefined) entries.push({ label: curveLabel, colour: accent, mark: "line" });
  const ranges = [xExtent, yExtent].map((range) => range.map((v) => formatNumber(v)).join(" to "));
  const kind = `Scatter chart of ${n} points: x from ${ranges[0]}, y from ${ranges[1]}`;
  const both = equal && x.scale !== "log" && y.scale !== "log";
  return chartRoot(who, kind, options, 440, entries, (room) =>
    panel({ who, room, colours, x, y, xExtent, yExtent, equal: both }, (plane) => {
      const dots = drawDots(points, shade, 2 * radius, opacity, plane);
      if (curve === undefined) return dots;
      const along = line<number>(
        (i) => plane.x.at(curve.data[2 * i]!),
        (i) => plane.y.at(curve.data[2 * i + 1]!),
      ).digits(2);
      const d = along(Array.from({ length: curve.shape[0]! }, (_, i) => i)) ?? "";
      return (
        dots +
        element("path", {
          d,
          class: "curve",
          stroke: accent,
          "stroke-width": 2,
          "stroke-linejoin": "round",
        })
      );
    }),
  );
}
