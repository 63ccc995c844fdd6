import { checkFinite } from "../check.ts";
import { paints } from "../theme.ts";
import { extentOf } from "../extent.ts";
import { formatNumber, textWidth } from "./format.ts";
import type { ChartOptions } from "./options.ts";
import { chartRoot, textSize, type LegendEntry } from "./root.ts";
import { makeScale, type Axis } from "./scale.ts";
import { colourAt } from "./series.ts";
import { coordinate, element, textAt } from "./svg.ts";

/** One measured value. */
export interface Metric {
  /** What was measured. */
  readonly label: string;
  /** The value. */
  readonly value: number;
  /** What a perfect model would score: one value, or the range that chance leaves it. */
  readonly floor?: number | readonly [number, number] | undefined;
}

/** Options of {@link dotChart}. */
export interface DotChartOptions extends ChartOptions {
  /** The axis of the values. Where no domain is given a linear one includes 0. */
  readonly x?: Axis | undefined;
}

const who = "dotChart";
const rowHeight = 30;

const floorOf = ({ floor }: Metric): readonly number[] =>
  floor === undefined ? [] : typeof floor === "number" ? [floor, floor] : floor;

/**
 * Metrics as dots on one axis, each beside the floor that no model can beat, as an SVG string.
 *
 * @param metrics - One row each, from above; at least one.
 * @param options - See {@link DotChartOptions}; the height follows from the number of rows.
 * @returns One `<svg>` element; the same input gives the same string.
 * @throws RangeError for no metrics, values that are not finite, and a floor whose ends do not ascend.
 * @example
 * ```ts
 * import { dotChart } from "@inkwash/viz";
 *
 * const svg = dotChart([
 *   { label: "DDPM", value: 0.0431, floor: [0.026, 0.034] },
 *   { label: "DDIM", value: 0.0562, floor: [0.026, 0.034] },
 * ]);
 * console.log(/<desc>(.*)<\/desc>/.exec(svg)?.[1]);
 * //=> Metrics: DDPM 0.0431, DDIM 0.0562
 * ```
 */
export function dotChart(metrics: readonly Metric[], options: DotChartOptions = {}): string {
  const { x = {}, theme = "light" } = options;
  if (metrics.length === 0) throw new RangeError(`${who}: at least one metric is needed; got 0`);
  metrics.forEach((metric, i) => {
    checkFinite(who, `metrics[${i}].value`, [metric.value]);
    const [low = 0, high = 0] = floorOf(metric);
    checkFinite(who, `metrics[${i}].floor`, [low, high]);
    if (!(low <= high)) {
      throw new RangeError(`${who}: metrics[${i}].floor must ascend; got [${low}, ${high}]`);
    }
  });
  const colours = paints(theme);
  const dot = colourAt(colours, 0);
  const floored = metrics.some((metric) => metric.floor !== undefined);
  const entries: LegendEntry[] = floored
    ? [
        { label: "value", colour: dot, mark: "dot" },
        { label: "floor", colour: colours.muted, mark: "area" },
      ]
    : [];
  const gutter = Math.ceil(Math.max(...metrics.map((one) => textWidth(one.label))) * textSize) + 12;
  const tail = Math.ceil(
    Math.max(...metrics.map((one) => textWidth(formatNumber(one.value)))) * textSize,
  );
  const values = metrics.flatMap((metric) => [metric.value, ...floorOf(metric)]);
  const extent = extentOf(x.scale === "log" ? [] : [0], values);
  const kind = `Metrics: ${metrics.map((one) => `${one.label} ${formatNumber(one.value)}`).join(", ")}`;
  const foot = textSize + 8 + (x.label === undefined ? 0 : textSize + 6);
  const head = 28 + (options.title ? 26 : 0) + (floored ? 22 : 0);
  const height = Math.max(head + 80, head + metrics.length * rowHeight + foot);
  return chartRoot(who, kind, options, height, entries, (room) => {
    const left = room.left + gutter;
    const right = room.left + room.width - tail - 14;
    if (!(right - left >= 40)) {
      throw new RangeError(
        `${who}: the labels leave no room for the dots; got width ${options.width ?? 480}`,
      );
    }
    const bottom = room.top + room.height - foot;
    const pitch = (bottom - room.top) / metrics.length;
    const scale = makeScale(
      who,
      "x",
      x,
      extent,
      [left, right],
      Math.max(2, Math.round((right - left) / 70)),
    );
    const grid = scale.ticks.map(
      (tick) => `M${coordinate(tick.at)} ${coordinate(room.top)}V${coordinate(bottom)}`,
    );
    const ticks = scale.ticks
      .map((tick) => textAt(tick.at, bottom + textSize + 4, tick.label))
      .join("");
    const rows = metrics.map((metric, i) => {
      const middle = room.top + (i + 0.5) * pitch;
      const [low, high] = floorOf(metric);
      const at = scale.at(metric.value);
      const band =
        low === undefined
          ? ""
          : element("rect", {
              x: scale.at(low) - 1.5,
              y: middle - 9,
              width: scale.at(high!) - scale.at(low) + 3,
              height: 18,
              fill: colours.muted,
              "fill-opacity": 0.4,
              class: "floor",
            });
      return (
        textAt(left - 10, middle + 4.5, metric.label, { "text-anchor": "end", fill: colours.ink }) +
        band +
        element("circle", { cx: at, cy: middle, r: 5, fill: dot, class: "value" }) +
        textAt(
          Math.max(at, scale.at(high ?? metric.value)) + 11,
          middle + 4.5,
          formatNumber(metric.value),
          { fill: colours.ink },
        )
      );
    });
    const name =
      x.label === undefined
        ? ""
        : textAt(right, bottom + 2 * textSize + 9, x.label, {
            "text-anchor": "end",
            fill: colours.ink,
          });
    return (
      element("path", { d: grid.join(""), stroke: colours.grid, class: "grid" }) +
      element("g", { fill: colours.muted, "text-anchor": "middle", class: "x-ticks" }, ticks) +
      rows.join("") +
      name
    );
  });
}
