import { checkFinite } from "../check.ts";
import { checkHistogram, densityOf, histogramOf, type Histogram } from "../histogram.ts";
import { paints } from "../theme.ts";
import { extentOf, widened } from "../extent.ts";
import { formatNumber } from "./format.ts";
import type { ChartOptions } from "./options.ts";
import { panel, type Plane } from "./panel.ts";
import { chartRoot, type LegendEntry } from "./root.ts";
import { tight, type Axis } from "./scale.ts";
import { colourAt, completed, drawSeries, entriesOf, type Curve } from "./series.ts";
import { coordinate, element } from "./svg.ts";

/** Options of {@link histogramChart}. */
export interface HistogramChartOptions extends ChartOptions {
  /** The horizontal axis; its domain is also the range of the bins. */
  readonly x?: Axis | undefined;
  /** The vertical axis. Where no domain is given it starts at 0. */
  readonly y?: Axis | undefined;
  /** How many bins of equal width values are counted in. @defaultValue 50 */
  readonly bins?: number | undefined;
  /** What the bars show: "density" makes their areas sum to 1, "count" keeps the counts. @defaultValue "density" */
  readonly bars?: "density" | "count" | undefined;
  /** The name of the bars in the legend; no entry where absent. */
  readonly label?: string | undefined;
  /** Curves over the bars, such as the true density. @defaultValue none */
  readonly curves?: readonly Curve[] | undefined;
}

const who = "histogramChart";

function drawBars(edges: ArrayLike<number>, heights: ArrayLike<number>, plane: Plane): string {
  const bottom = plane.y.at(0);
  let d = "";
  for (let i = 0; i < heights.length; i++) {
    if (heights[i] === 0) continue;
    const from = plane.x.at(edges[i]!);
    const to = plane.x.at(edges[i + 1]!);
    const top = coordinate(plane.y.at(heights[i]!));
    d += `M${coordinate(from)} ${coordinate(bottom)}V${top}H${coordinate(to)}V${coordinate(bottom)}Z`;
  }
  return d;
}

/**
 * A histogram with curves over it, as an SVG string.
 *
 * With density d_i = count_i / (total width_i), so that a true density may be laid over the bars.
 *
 * @param data - Counted bins, or the values themselves (finite).
 * @param options - See {@link HistogramChartOptions}; the height is 300 where absent.
 * @returns One `<svg>` element; the same input gives the same string.
 * @throws TypeError if there are not as many counts as bins; RangeError for edges that do not
 * ascend, negative counts, and values that are not finite.
 * @example
 * ```ts
 * import { histogramChart } from "@inkwash/viz";
 *
 * const svg = histogramChart([0.1, 0.4, 0.45, 0.8], { bins: 2, x: { domain: [0, 1] } });
 * console.log(/<desc>(.*)<\/desc>/.exec(svg)?.[1]);
 * //=> Histogram of 4 values in 2 bins from 0 to 1
 * ```
 */
export function histogramChart(
  data: Histogram | ArrayLike<number>,
  options: HistogramChartOptions = {},
): string {
  const {
    x = {},
    y = {},
    bins = 50,
    bars = "density",
    label,
    curves = [],
    theme = "light",
  } = options;
  if (bars !== "density" && bars !== "count") {
    throw new RangeError(`${who}: bars must be "density" or "count"; got ${JSON.stringify(bars)}`);
  }
  let histogram: Histogram;
  let total: number;
  if ("edges" in data) {
    histogram = data;
    checkHistogram(who, histogram);
    total = Array.from(histogram.counts).reduce((sum, count) => sum + count, 0);
  } else {
    checkFinite(who, "values", data);
    histogram = histogramOf(who, data, bins, x.domain ?? widened(extentOf(data)));
    total = data.length;
  }
  const { edges, counts } = histogram;
  const heights = bars === "density" ? densityOf(histogram, total) : counts;
  const over = curves.map((curve, place) =>
    completed(who, { ...curve, colour: curve.colour ?? place + 1 }, place, "curves"),
  );
  const colours = paints(theme);
  const fill = colourAt(colours, 0);
  const entries: LegendEntry[] = label === undefined ? [] : [{ label, colour: fill, mark: "area" }];
  entries.push(...entriesOf(over, colours));
  const xExtent = extentOf(edges);
  const yExtent = extentOf([0], heights, ...over.map((curve) => curve.y));
  const kind = `Histogram of ${formatNumber(total, 6)} values in ${counts.length} bins from ${formatNumber(xExtent[0])} to ${formatNumber(xExtent[1])}`;
  return chartRoot(who, kind, options, 300, entries, (room) =>
    panel({ who, room, colours, x: tight(x, xExtent), y, xExtent, yExtent }, (plane) => {
      const d = drawBars(edges, heights, plane);
      const paint = {
        fill,
        "fill-opacity": 0.3,
        stroke: fill,
        "stroke-opacity": 0.55,
        "stroke-width": 0.75,
      };
      return (
        element("path", { d, class: "bars", ...paint }) +
        over.map((curve) => drawSeries(curve, plane, colours)).join("")
      );
    }),
  );
}
