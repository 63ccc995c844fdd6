import type { Theme } from "../theme.ts";

/** What every chart takes. */
export interface ChartOptions {
  /** The line above the chart, also its name for screen readers; none where absent. */
  readonly title?: string | undefined;
  /** What the chart shows, in words, for readers who cannot see it. Where absent: its kind and ranges. */
  readonly description?: string | undefined;
  /** The width of the drawing in its own units (text is 13 high); the picture fills its container. @defaultValue 480 */
  readonly width?: number | undefined;
  /** The height of the drawing in the same units. @defaultValue set by each kind of chart */
  readonly height?: number | undefined;
  /** "light" and "dark" carry their background; "auto" is transparent and follows the page. @defaultValue "light" */
  readonly theme?: Theme | undefined;
}
