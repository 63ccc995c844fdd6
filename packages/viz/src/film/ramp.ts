import { mixed, rgbOf } from "../colour-map.ts";
import { palettes } from "../theme.ts";
import type { Palette } from "./raster.ts";

/** How a film looks; pixels cannot follow a page, so there is no "auto". */
export type FilmTheme = "light" | "dark";

type Rgb = Palette[number];

/** The first four entries of the colour map of every film. */
export const fixed = { background: 0, text: 1, muted: 2, faint: 3 } as const;

/** The colours of a theme: those of {@link fixed} in their order, and the inks of the series. */
export function inksOf(
  who: string,
  theme: FilmTheme,
): { readonly base: readonly [Rgb, Rgb, Rgb, Rgb]; readonly series: readonly Rgb[] } {
  if (theme !== "light" && theme !== "dark") {
    throw new RangeError(`${who}: theme must be "light" or "dark"; got ${JSON.stringify(theme)}`);
  }
  const { surface, ink, muted, grid, series } = palettes[theme];
  return {
    base: [rgbOf(surface), rgbOf(ink), rgbOf(muted), rgbOf(grid)],
    series: series.map(rgbOf),
  };
}

/** `steps` colours from a little after `from` up to `to`. */
export function ramp(from: Rgb, to: Rgb, steps: number): Rgb[] {
  return Array.from({ length: steps }, (_, step) => mixed(from, to, (step + 1) / steps));
}
