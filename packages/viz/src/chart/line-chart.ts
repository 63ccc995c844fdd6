import { area } from "d3-shape";
import { checkFinite, checkLength } from "../check.ts";
import { paints, type Colours } from "../theme.ts";
import { extentOf } from "../extent.ts";
import { formatNumber } from "./format.ts";
import type { ChartOptions } from "./options.ts";
import { panel, type Plane } from "./panel.ts";
import { chartRoot, type LegendEntry } from "./root.ts";
import { tight, type Axis } from "./scale.ts";
import { colourAt, completed, drawSeries, entriesOf, type Series } from "./series.ts";
import { element } from "./svg.ts";

/** An area between two heights: a confidence interval, or the floor of a metric. */
export interface Band {
  /** The places of the bounds, as many as there are bounds; needed where these are lists. */
  readonly x?: ArrayLike<number> | undefined;
  /** The lower bound: one height for the whole width, or one per place. */
  readonly low: number | ArrayLike<number>;
  /** The upper bound, of the same kind. */
  readonly high: number | ArrayLike<number>;
  /** The name in the legend; no entry where absent. */
  readonly label?: string | undefined;
  /** Which colour of the palette; grey where absent. */
  readonly colour?: number | undefined;
}

/** Options of {@link lineChart}. */
export interface LineChartOptions extends ChartOptions {
  /** The horizontal axis. */
  readonly x?: Axis | undefined;
  /** The vertical axis. */
  readonly y?: Axis | undefined;
  /** Areas behind the curves. @defaultValue none */
  readonly bands?: readonly Band[] | undefined;
}

interface Bounds {
  readonly x: ArrayLike<number> | undefined;
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
}

const who = "lineChart";

function bounds(band: Band, place: number): Bounds {
  const low = typeof band.low === "number" ? [band.low] : band.low;
  const high = typeof band.high === "number" ? [band.high] : band.high;
  const x = typeof band.low === "number" ? undefined : band.x;
  if (typeof band.low !== typeof band.high || (x === undefined && typeof band.low !== "number")) {
    throw new TypeError(
      `${who}: bands[${place}] needs two numbers low and high, or three lists x, low and high`,
    );
  }
  checkLength(who, `bands[${place}].high`, high.length, low.length);
  if (x !== undefined) checkLength(who, `bands[${place}].x`, x.length, low.length);
  checkFinite(who, `bands[${place}].low`, low);
  checkFinite(who, `bands[${place}].high`, high);
  checkFinite(who, `bands[${place}].x`, x ?? []);
  return { x, low, high };
}

const paintOf = (band: Band, colours: Colours): string =>
  band.colour === undefined ? colours.muted : colourAt(colours, band.colour);

function drawBand({ x, low, high }: Bounds, fill: string, plane: Plane): string {
  const places =
    x === undefined ? [plane.left, plane.left + plane.width] : Array.from(x, plane.x.at);
  const shape = area<number>(
    (i) => places[i]!,
    (i) => plane.y.at(low[x === undefined ? 0 : i]!),
    (i) => plane.y.at(high[x === undefined ? 0 : i]!),
  ).digits(2);
  return element("path", {
    d: shape(places.keys()) ?? "",
    class: "band",
    fill,
    "fill-opacity": 0.22,
  });
}

/**
 * A line chart of one or several series, as an SVG string.
 *
 * Axes are linear or logarithmic; bands lie behind the curves. A series of more points than the
 * picture has columns is thinned to the same picture.
 *
 * @param series - The curves, in the order of the palette.
 * @param options - See {@link LineChartOptions}; the height is 300 where absent.
 * @returns One `<svg>` element; the same input gives the same string.
 * @throws TypeError for lists of different lengths; RangeError for values that are not finite, or
 * not above 0 on a log axis, and for a room too small to draw in.
 * @example
 * ```ts
 * import { lineChart } from "@inkwash/viz";
 *
 * const loss = { label: "loss", y: [1, 0.4, 0.2, 0.15, 0.12] };
 * const svg = lineChart([loss], { title: "Training", x: { label: "step" } });
 * console.log(svg.slice(0, 4), svg.includes("Training"));
 * //=> <svg true
 * ```
 */
export function lineChart(series: readonly Series[], options: LineChartOptions = {}): string {
  const { x = {}, y = {}, bands = [], theme = "light" } = options;
  const curves = series.map((one, place) => completed(who, one, place));
  const areas = bands.map(bounds);
  const xExtent = extentOf(...curves.map((curve) => curve.x), ...areas.map((one) => one.x ?? []));
  const yExtent = extentOf(
    ...curves.map((curve) => curve.y),
    ...areas.flatMap((one) => [one.low, one.high]),
  );
  const colours = paints(theme);
  const entries: LegendEntry[] = entriesOf(curves, colours);
  for (const band of bands) {
    if (band.label === undefined) continue;
    entries.push({ label: band.label, colour: paintOf(band, colours), mark: "area" });
  }
  const ranges = [xExtent, yExtent].map((range) => range.map((v) => formatNumber(v)).join(" to "));
  const kind = `Line chart of ${series.length} series: x from ${ranges[0]}, y from ${ranges[1]}`;
  return chartRoot(who, kind, options, 300, entries, (room) =>
    panel(
      { who, room, colours, x: tight(x, xExtent), y, xExtent, yExtent },
      (plane) =>
        areas.map((one, i) => drawBand(one, paintOf(bands[i]!, colours), plane)).join("") +
        curves.map((curve) => drawSeries(curve, plane, colours)).join(""),
    ),
  );
}
