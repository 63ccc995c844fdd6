/** The width of a chart in its own units such that its text, 13 high, is as large as the page's. */
export function chartWidth(container: HTMLElement): number {
  return Math.round(Math.min(720, Math.max(320, container.clientWidth)));
}
