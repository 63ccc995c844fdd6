import { scaleLinear, scaleLog } from "d3-scale";
import { checkInterval } from "../check.ts";
import { isNarrow, widened } from "../extent.ts";
import { formatNumber, superscript } from "./format.ts";

/** How one axis of a chart is drawn. */
export interface Axis {
  /** What the axis shows, with its unit; no label where absent. */
  readonly label?: string | undefined;
  /** How values become places; a log axis takes only values above 0. @defaultValue "linear" */
  readonly scale?: "linear" | "log" | undefined;
  /** The values at the two ends; what lies outside is cut off. Where absent: all data, rounded outwards. */
  readonly domain?: readonly [number, number] | undefined;
}

/** The same axis, ending where the data end instead of at round values. */
export function tight(axis: Axis, extent: readonly [number, number]): Axis {
  return axis.domain === undefined && !isNarrow(extent) ? { ...axis, domain: extent } : axis;
}

/** A place on an axis that carries a label. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** Values to places along one axis. */
export interface Scale {
  readonly domain: readonly [number, number];
  readonly ticks: readonly Tick[];
  readonly at: (value: number) => number;
}

function linear(
  extent: readonly [number, number],
  fixed: boolean,
  range: readonly [number, number],
  count: number,
): Scale {
  const scale = scaleLinear(fixed ? extent : widened(extent), range);
  if (!fixed) scale.nice(count);
  const [low, high] = scale.domain() as [number, number];
  const places = scale.ticks(count);
  const size = Math.max(Math.abs(low), Math.abs(high));
  const step = places.length > 1 ? places[1]! - places[0]! : size;
  const plain = size < 1e6 && step >= 1e-4;
  // As many digits as tell one tick from the next.
  const digits = Math.max(1, Math.ceil(Math.log10(size / step) - 1e-9) + 1);
  const label = plain ? scale.tickFormat(count) : (value: number) => formatNumber(value, digits);
  return {
    domain: [low, high],
    ticks: places.map((value) => ({ at: scale(value), label: label(value) })),
    at: (value) => scale(value),
  };
}

function logarithmic(
  extent: readonly [number, number],
  fixed: boolean,
  range: readonly [number, number],
  count: number,
): Scale {
  const [from, to] = extent;
  const scale = scaleLog(fixed || !isNarrow(extent) ? extent : [from / 2, to * 2], range);
  if (!fixed) scale.nice();
  const [low, high] = scale.domain() as [number, number];
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const stride = Math.max(1, Math.ceil((last - first) / Math.max(1, count)));
  const powers = first < -3 || last > 4;
  const ticks: Tick[] = [];
  for (let exponent = first - 1; exponent <= last; exponent++) {
    for (const factor of last - first < 2 ? [1, 2, 5] : [1]) {
      const value = Number(`${factor}e${exponent}`);
      if (exponent % stride !== 0 || value < low || value > high) continue;
      const power = `${factor === 1 ? "" : `${factor}×`}10${superscript(exponent)}`;
      ticks.push({ at: scale(value), label: powers ? power : formatNumber(value) });
    }
  }
  return { domain: [low, high], ticks, at: (value) => scale(value) };
}

/** A scale over `extent`, or over the axis' own domain, with about `count` ticks. */
export function makeScale(
  who: string,
  name: string,
  axis: Axis,
  extent: readonly [number, number],
  range: readonly [number, number],
  count: number,
): Scale {
  const domain = axis.domain ?? extent;
  if (axis.domain !== undefined) checkInterval(who, `${name}.domain`, axis.domain);
  if (
    !(
      domain[1] - domain[0] < Infinity &&
      Math.abs(domain[0]) <= 1e300 &&
      Math.abs(domain[1]) <= 1e300
    )
  ) {
    throw new RangeError(
      `${who}: the values on ${name} must lie within ±1e300; got [${domain.join(", ")}]`,
    );
  }
  const kind = axis.scale ?? "linear";
  if (kind !== "linear" && kind !== "log") {
    throw new RangeError(
      `${who}: ${name}.scale must be "linear" or "log"; got ${JSON.stringify(kind)}`,
    );
  }
  if (kind === "linear") return linear(domain, axis.domain !== undefined, range, count);
  if (!(domain[0] >= 1e-300)) {
    throw new RangeError(
      `${who}: a log axis needs values above 0 (from 1e-300 on); got ${domain[0]} on ${name} (leave such values out or use a linear axis)`,
    );
  }
  return logarithmic(domain, axis.domain !== undefined, range, count);
}
