/** How a picture looks: on paper, on a dark page, or following the page that it stands in. */
export type Theme = "light" | "dark" | "auto";

/** The colours of one theme as `#rrggbb`. */
export interface Colours {
  readonly surface: string;
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  readonly series: readonly string[];
}

// The series keep 3:1 contrast to their surface and stay apart under simulated protanopia,
// deuteranopia and tritanopia: test/theme.test.ts measures both.
export const palettes: { readonly light: Colours; readonly dark: Colours } = {
  light: {
    surface: "#ffffff",
    ink: "#1d2731",
    muted: "#5b6672",
    grid: "#e4e8ec",
    series: ["#1f5fa8", "#db732b", "#00a79a", "#951e6f", "#885d31", "#0084a1"],
  },
  dark: {
    surface: "#12171d",
    ink: "#e8edf2",
    muted: "#9aa7b4",
    grid: "#2b343d",
    series: ["#5ea3ea", "#de7c2e", "#c2e4bd", "#a66495", "#edc02b", "#64d2ff"],
  },
};

const follow = (name: string, light: string, dark: string): string =>
  `var(--inkwash-${name}, light-dark(${light}, ${dark}))`;

/**
 * The paints of a theme as SVG attribute values. Those of "auto" follow the page's `color-scheme`,
 * and a page may set `--inkwash-ink` and its siblings to colours of its own.
 */
export function paints(theme: Theme): Colours {
  const { light, dark } = palettes;
  if (theme === "light" || theme === "dark") return palettes[theme];
  if (theme !== "auto") {
    throw new RangeError(`theme must be "light", "dark" or "auto"; got ${JSON.stringify(theme)}`);
  }
  return {
    surface: follow("surface", light.surface, dark.surface),
    ink: follow("ink", light.ink, dark.ink),
    muted: follow("muted", light.muted, dark.muted),
    grid: follow("grid", light.grid, dark.grid),
    series: light.series.map((colour, i) => follow(`series-${i}`, colour, dark.series[i]!)),
  };
}
