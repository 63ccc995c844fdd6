import type { FilmTheme } from "@inkwash/viz";

/** The theme that the page shows now. */
export function themeNow(): FilmTheme {
  return document.documentElement.dataset["theme"] === "light" ? "light" : "dark";
}

/** Calls `listener` whenever the page takes another theme. */
export function onTheme(listener: () => void): void {
  new MutationObserver(listener).observe(document.documentElement, {
    attributeFilter: ["data-theme"],
  });
}

/** Whether the reader wants pages to hold still. */
export function wantsStillness(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
