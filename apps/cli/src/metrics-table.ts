import type { MetricEvent } from "@inkwash/experiment";
import { columns, number } from "./words.ts";

/**
 * The numbers of a run beside what they can be at best and at worst.
 *
 * Of the forward process the last level is shown, where all that was data should be gone.
 */
export function metricsTable(metrics: readonly MetricEvent[]): string[] {
  const last = Math.max(...metrics.map(({ level }) => level ?? 0));
  const shown = metrics.filter(({ level }) => level === undefined || level === last);
  if (shown.length === 0) return [];
  const rows = shown.map(({ of, name, value, floor, blob, level }) => [
    of,
    level === undefined ? name : `${name}, level ${level}`,
    number(value),
    floor ? number(floor.mean) : "",
    floor ? (value / floor.mean).toFixed(2) : "",
    blob === undefined ? "" : number(blob),
  ]);
  const head = ["sampler", "metric", "value", "floor", "in floors", "blob"];
  const judged = shown.some(({ floor }) => floor !== undefined);
  if (!judged)
    return columns(
      [head, ...rows].map((row) => row.slice(1, 3)),
      [1],
    );
  return columns([head, ...rows], [2, 3, 4, 5]);
}
