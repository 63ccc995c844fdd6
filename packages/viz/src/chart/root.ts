import { checkPositive } from "../check.ts";
import { paints, type Colours } from "../theme.ts";
import { textWidth } from "./format.ts";
import type { ChartOptions } from "./options.ts";
import { coordinate, element, escapeText, textAt } from "./svg.ts";

/** The height of ordinary text, in drawing units. */
export const textSize = 13;

/** One entry of a legend: a mark of its own kind, and a name. */
export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
  readonly mark: "line" | "dashes" | "area" | "dot";
  readonly opacity?: number | undefined;
}

/** A rectangle of the drawing. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const rowHeight = 20;
const keyWidth = 18;

function key(entry: LegendEntry, x: number, y: number): string {
  const { colour, mark, opacity } = entry;
  if (mark === "area") {
    return element("rect", {
      x,
      y: y - 5,
      width: keyWidth,
      height: 10,
      fill: colour,
      "fill-opacity": 0.3,
    });
  }
  if (mark === "dot") return element("circle", { cx: x + keyWidth / 2, cy: y, r: 4, fill: colour });
  return element("path", {
    d: `M${coordinate(x)} ${coordinate(y)}h${keyWidth}`,
    stroke: colour,
    "stroke-width": 2,
    "stroke-opacity": opacity,
    "stroke-dasharray": mark === "dashes" ? "5 4" : undefined,
  });
}

/** The legend in rows from (left, top), no wider than `width`, and the height that it takes. */
function legend(
  entries: readonly LegendEntry[],
  rectangle: Rectangle,
  colours: Colours,
): { readonly markup: string; readonly height: number } {
  let x = 0;
  let row = 0;
  let markup = "";
  for (const entry of entries) {
    const wide = keyWidth + 6 + textWidth(entry.label) * textSize;
    if (x > 0 && x + wide > rectangle.width) {
      x = 0;
      row++;
    }
    const middle = rectangle.top + row * rowHeight + rowHeight / 2;
    markup += key(entry, rectangle.left + x, middle);
    markup += textAt(rectangle.left + x + keyWidth + 6, middle + 4.5, entry.label, {
      fill: colours.ink,
    });
    x += wide + 16;
  }
  return { markup, height: entries.length === 0 ? 0 : (row + 1) * rowHeight + 2 };
}

const clipped = (text: string, width: number, size: number): string => {
  if (textWidth(text) * size <= width) return text;
  let kept = text;
  while (kept !== "" && textWidth(`${kept}…`) * size > width)
    kept = Array.from(kept).slice(0, -1).join("");
  return `${kept}…`;
};

/** The outermost element: size, names, surface, title and legend; `draw` fills the room that is left. */
export function chartRoot(
  who: string,
  kind: string,
  options: ChartOptions,
  defaultHeight: number,
  entries: readonly LegendEntry[],
  draw: (room: Rectangle, colours: Colours) => string,
): string {
  const { title, width = 480, height = defaultHeight, theme = "light" } = options;
  checkPositive(who, "width", width);
  checkPositive(who, "height", height);
  const colours = paints(theme);
  const margin = 14;
  const inner = width - 2 * margin;
  let top = margin;
  let head = "";
  if (title !== undefined && title !== "") {
    const size = textSize + 2;
    head = textAt(margin, top + 12, clipped(title, inner * 0.96, size), {
      fill: colours.ink,
      "font-size": size,
      "font-weight": 600,
    });
    top += 26;
  }
  const names = legend(entries, { left: margin, top, width: inner, height }, colours);
  top += names.height;
  const room = { left: margin, top, width: inner, height: height - top - margin };
  if (!(room.height >= 80 && inner >= 120)) {
    throw new RangeError(
      `${who}: width and height must leave room for the chart; got ${width} x ${height}`,
    );
  }
  const style = theme === "auto" ? element("style", {}, "svg:root{color-scheme:light dark}") : "";
  const surface = theme === "auto" ? "" : element("rect", { width, height, fill: colours.surface });
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width: "100%",
      role: "img",
      "font-family":
        "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
      "font-size": textSize,
      fill: "none",
    },
    element("title", {}, escapeText(title || kind)) +
      element("desc", {}, escapeText(options.description ?? kind)) +
      style +
      surface +
      head +
      names.markup +
      draw(room, colours),
  );
}
