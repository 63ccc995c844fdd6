import type { Colours } from "../theme.ts";
import { textWidth } from "./format.ts";
import { textSize, type Rectangle } from "./root.ts";
import { makeScale, type Axis, type Scale } from "./scale.ts";
import { coordinate, element, textAt } from "./svg.ts";

/** Two scales and the rectangle between them. */
export interface Plane extends Rectangle {
  readonly x: Scale;
  readonly y: Scale;
}

/** What a panel needs to know before it can be drawn. */
export interface PanelRequest {
  readonly who: string;
  readonly room: Rectangle;
  readonly colours: Colours;
  readonly x: Axis;
  readonly y: Axis;
  readonly xExtent: readonly [number, number];
  readonly yExtent: readonly [number, number];
  /** One unit is equally long on both axes; the extents grow to fill the room. */
  readonly equal?: boolean | undefined;
  /** Labels on the x axis; panels above another one leave theirs out. */
  readonly ticksBelow?: boolean | undefined;
  /** Room for the labels of the y axis, where panels shall stand in line. */
  readonly gutter?: number | undefined;
}

/** The width that the labels of these ticks need. */
export function gutterOf(scale: Scale): number {
  return Math.ceil(Math.max(0, ...scale.ticks.map((tick) => textWidth(tick.label))) * textSize) + 8;
}

const around = ([low, high]: readonly [number, number], span: number): [number, number] => [
  (low + high) / 2 - span / 2,
  (low + high) / 2 + span / 2,
];

/** The plane of a panel: scales placed so that their labels have room. */
export function planeOf(request: PanelRequest): Plane {
  const { who, room, x, y, xExtent, yExtent, equal = false, ticksBelow = true } = request;
  const top = room.top + (y.label === undefined ? 10 : textSize + 13);
  const bottom =
    room.top + room.height - (ticksBelow ? textSize + 6 : 12) - (x.label ? textSize + 5 : 0);
  const rows = Math.max(2, Math.round((bottom - top) / 44));
  const right = room.left + room.width - 6;
  let yScale = makeScale(who, "y", y, yExtent, [bottom, top], rows);
  const left = room.left + (request.gutter ?? gutterOf(yScale));
  const columns = Math.max(2, Math.round((right - left) / 70));
  let xScale = makeScale(who, "x", x, xExtent, [left, right], columns);
  if (equal) {
    const unit = Math.max(
      (xScale.domain[1] - xScale.domain[0]) / (right - left),
      (yScale.domain[1] - yScale.domain[0]) / (bottom - top),
    );
    const xAxis = { ...x, domain: around(xScale.domain, unit * (right - left)) };
    const yAxis = { ...y, domain: around(yScale.domain, unit * (bottom - top)) };
    xScale = makeScale(who, "x", xAxis, xExtent, [left, right], columns);
    yScale = makeScale(who, "y", yAxis, yExtent, [bottom, top], rows);
  }
  return { left, top, width: right - left, height: bottom - top, x: xScale, y: yScale };
}

/** Grid lines, labels and names of both axes. */
function axes(plane: Plane, request: PanelRequest): string {
  const { left, top, width, height, x, y } = plane;
  const { colours, ticksBelow = true } = request;
  const bottom = top + height;
  const lines =
    y.ticks
      .map((tick) => `M${coordinate(left)} ${coordinate(tick.at)}h${coordinate(width)}`)
      .join("") +
    x.ticks
      .map((tick) => `M${coordinate(tick.at)} ${coordinate(top)}v${coordinate(height)}`)
      .join("");
  const beside = y.ticks.map((tick) => textAt(left - 6, tick.at + 4.5, tick.label)).join("");
  const below = ticksBelow
    ? x.ticks.map((tick) => textAt(tick.at, bottom + textSize + 4, tick.label)).join("")
    : "";
  const yName =
    request.y.label === undefined ? "" : textAt(request.room.left, top - 13, request.y.label);
  const xName =
    request.x.label === undefined || !ticksBelow
      ? ""
      : textAt(left + width, bottom + 2 * textSize + 9, request.x.label, { "text-anchor": "end" });
  return (
    element("path", { d: lines, stroke: colours.grid, class: "grid" }) +
    element("g", { fill: colours.muted, "text-anchor": "end", class: "y-ticks" }, beside) +
    element("g", { fill: colours.muted, "text-anchor": "middle", class: "x-ticks" }, below) +
    element("g", { fill: colours.ink, class: "names" }, yName + xName)
  );
}

/** A panel: its axes, and what `draw` puts on its plane, cut off at the edges. */
export function panel(request: PanelRequest, draw: (plane: Plane) => string): string {
  const plane = planeOf(request);
  const { left, top, width, height } = plane;
  const window = [left, top, width, height].map(coordinate).join(" ");
  return (
    axes(plane, request) +
    element("svg", { x: left, y: top, width, height, viewBox: window, class: "plane" }, draw(plane))
  );
}
