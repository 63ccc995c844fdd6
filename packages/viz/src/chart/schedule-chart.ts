import { checkLength } from "../check.ts";
import { paints, type Colours } from "../theme.ts";
import { extentOf } from "../extent.ts";
import type { ChartOptions } from "./options.ts";
import { gutterOf, panel, planeOf, type PanelRequest } from "./panel.ts";
import { chartRoot, type Rectangle } from "./root.ts";
import type { Axis } from "./scale.ts";
import { completed, drawSeries, entriesOf, type Curve } from "./series.ts";

/** The tables of one noise schedule, step by step. */
export interface ScheduleTables {
  /** The name in the legend. */
  readonly label: string;
  /** beta_t in [0, 1]; this panel leaves the schedule out where absent. */
  readonly beta?: ArrayLike<number> | undefined;
  /** alphaBar_t in [0, 1]. */
  readonly alphaBar: ArrayLike<number>;
  /** ln(alphaBar_t / (1 - alphaBar_t)); infinite values are left out of the picture. */
  readonly logSnr: ArrayLike<number>;
}

/** Options of {@link scheduleChart}. */
export interface ScheduleChartOptions extends ChartOptions {
  /**
   * The axis of beta. Where its scale is absent it is logarithmic if otherwise some schedule could
   * not be seen: no beta is 0 and the schedules' largest differ by more than ten times.
   */
  readonly beta?: Axis | undefined;
  /** The axis of log-SNR. */
  readonly logSnr?: Axis | undefined;
}

const who = "scheduleChart";
const panels = ["beta", "alphaBar", "logSnr"] as const;
type Table = (typeof panels)[number];

/** The finite part of a table over t / (T - 1), so that schedules of different lengths compare. */
function curveOf(schedule: ScheduleTables, place: number, table: Table): Curve {
  const values = schedule[table] ?? [];
  const x: number[] = [];
  const y: number[] = [];
  for (let t = 0; t < values.length; t++) {
    if (table === "logSnr" && Math.abs(values[t]!) === Infinity) continue;
    x.push(t);
    y.push(values[t]!);
  }
  return completed(
    who,
    { x, y, label: schedule.label, colour: place },
    place,
    `schedules.${table}`,
  );
}

/**
 * Noise schedules side by side: beta, alphaBar and log-SNR under each other, as an SVG string.
 *
 * @param schedules - At least one; their tables have one value per step.
 * @param options - See {@link ScheduleChartOptions}; the height is 460 where absent.
 * @returns One `<svg>` element; the same input gives the same string.
 * @throws TypeError for tables of different lengths; RangeError for no schedules and for values
 * that are not finite (log-SNR may be infinite).
 * @example
 * ```ts
 * import { scheduleChart } from "@inkwash/viz";
 *
 * const alphaBar = [0.9, 0.5, 0.1];
 * const logSnr = alphaBar.map((bar) => Math.log(bar / (1 - bar)));
 * const svg = scheduleChart([{ label: "a steep one", alphaBar, logSnr }]);
 * console.log(/<desc>(.*)<\/desc>/.exec(svg)?.[1]);
 * //=> Noise schedules a steep one over 3 steps
 * ```
 */
export function scheduleChart(
  schedules: readonly ScheduleTables[],
  options: ScheduleChartOptions = {},
): string {
  if (schedules.length === 0)
    throw new RangeError(`${who}: at least one schedule is needed; got 0`);
  schedules.forEach(({ beta, alphaBar, logSnr }, i) => {
    if (beta !== undefined) checkLength(who, `schedules[${i}].beta`, beta.length, alphaBar.length);
    checkLength(who, `schedules[${i}].logSnr`, logSnr.length, alphaBar.length);
  });
  const shown = panels.filter((table) =>
    schedules.some((schedule) => schedule[table] !== undefined),
  );
  const curves = shown.map((table) => schedules.map((schedule, i) => curveOf(schedule, i, table)));
  const colours = paints(options.theme ?? "light");
  const steps = Math.max(...schedules.map((schedule) => schedule.alphaBar.length));
  const kind = `Noise schedules ${schedules.map((schedule) => schedule.label).join(", ")} over ${steps} steps`;
  const entries = entriesOf(curves[0]!, colours);
  const axes: Readonly<Record<Table, Axis>> = {
    beta: { label: "β", scale: betaScale(schedules), ...options.beta },
    alphaBar: { label: "ᾱ", domain: [0, 1] },
    logSnr: { label: "log SNR", ...options.logSnr },
  };
  return chartRoot(who, kind, options, 460, entries, (room) =>
    stack(room, colours, curves, shown, axes, steps),
  );
}

/** "log" where a linear axis would hide a schedule. */
function betaScale(schedules: readonly ScheduleTables[]): "linear" | "log" {
  const ranges = schedules.flatMap(({ beta }) => (beta?.length ? [extentOf(beta)] : []));
  const tops = ranges.map(([, top]) => top);
  const positive = ranges.every(([least]) => least > 0);
  return positive && Math.max(...tops) > 10 * Math.min(...tops) ? "log" : "linear";
}

/** The panels under each other, their planes in line; only the last one has labels below. */
function stack(
  room: Rectangle,
  colours: Colours,
  curves: readonly (readonly Curve[])[],
  shown: readonly Table[],
  axes: Readonly<Record<Table, Axis>>,
  steps: number,
): string {
  const below = 37;
  const height = (room.height - below) / shown.length;
  const xExtent = [0, Math.max(1, steps - 1)] as const;
  const requests = shown.map((table, row): PanelRequest => {
    const last = row === shown.length - 1;
    return {
      who,
      room: { ...room, top: room.top + row * height, height: height + (last ? below : 0) },
      colours,
      x: { label: last ? "step t" : undefined, domain: xExtent },
      y: axes[table],
      xExtent,
      yExtent: extentOf(
        table === "beta" && axes.beta.scale !== "log" ? [0] : [],
        ...curves[row]!.map((curve) => curve.y),
      ),
      ticksBelow: last,
    };
  });
  const gutter = Math.max(...requests.map((request) => gutterOf(planeOf(request).y)));
  return requests
    .map((request, row) =>
      panel({ ...request, gutter }, (plane) =>
        curves[row]!.map((curve) => drawSeries(curve, plane, colours)).join(""),
      ),
    )
    .join("");
}
