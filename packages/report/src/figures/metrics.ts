import type { MetricEvent } from "@inkwash/experiment";
import { dotChart, type Metric } from "@inkwash/viz";
import { slug } from "../slug.ts";
import type { Story } from "../story.ts";
import { type Figure, size } from "./figure.ts";

/** The metrics of samplers, those of one name together, in the order in which they came. */
export function byName({ metrics }: Story): Map<string, MetricEvent[]> {
  const groups = new Map<string, MetricEvent[]>();
  for (const metric of metrics) {
    if (metric.level !== undefined) continue;
    groups.set(metric.name, [...(groups.get(metric.name) ?? []), metric]);
  }
  return groups;
}

/** As much of a sampler's name as leaves room for the dots. */
const shortened = (name: string): string => (name.length > 14 ? `${name.slice(0, 13)}…` : name);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One chart per metric: every sampler beside the floor and beside a Gaussian blob. */
export function metricFigures(story: Story): Figure[] {
  return [...byName(story)].map(([name, group]) => {
    const [{ floor: range, blob, better }] = group as [MetricEvent];
    const floor = range && ([range.low, range.high] as const);
    const rows: Metric[] = group.map(({ of, value }) => ({ label: shortened(of), value, floor }));
    if (blob !== undefined) rows.push({ label: "Gaussian", value: blob, floor });
    const wish = better === "neither" ? "" : ` ${capital(better)} is better.`;
    const beside = floor ? " The grey band is what fresh data score among themselves." : "";
    return {
      name: `figure-metric-${slug(name)}`,
      part: "metrics",
      caption: `${capital(name)} of each sampler.${wish}${beside}`,
      draw: (theme) => dotChart(rows, { title: capital(name), width: size.width, theme }),
    };
  });
}
