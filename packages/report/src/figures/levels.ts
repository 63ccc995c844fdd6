import { histogramChart, lineChart, type Series } from "@inkwash/viz";
import { extentOf } from "../films/box.ts";
import { kindOf } from "../films/camera.ts";
import type { Story } from "../story.ts";
import { type Figure, size, wide } from "./figure.ts";

/** One-dimensional data under noise, and the numbers that were measured on the way. */
export function levelFigures(story: Story): Figure[] {
  // Where samplers are shown, the data stand beside what they drew.
  const first = story.samplers.size > 0 ? 1 : 0;
  const frames = story.frames.filter(({ x, level }) => kindOf(x) === "histogram" && level >= first);
  const domain = extentOf(
    frames.map(({ x }) => x),
    0,
  );
  const histograms = frames.map(({ level, levels, x, density }): Figure => {
    const curves = density ? [{ ...density, label: "exact density" }] : [];
    const title = level === 0 ? "The data" : `After step ${level} of ${levels}`;
    const law = density ? " and their exact density" : "";
    return {
      name: `figure-level-${level}`,
      part: "levels",
      caption: `The values ${level === 0 ? "before any noise" : `after ${level} steps`}${law}.`,
      draw: (theme) =>
        histogramChart(x.data, {
          title,
          label: "values",
          curves,
          x: { domain },
          bins: 60,
          ...size,
          theme,
        }),
    };
  });
  return [...histograms, ...measured(story)];
}

/** The metrics of the forward process over its levels. */
function measured({ metrics }: Story): Figure[] {
  const names = new Map<string, [number, number][]>();
  for (const { name, level, value } of metrics) {
    if (level === undefined) continue;
    const points = names.get(name) ?? [];
    points.push([level, value]);
    names.set(name, points);
  }
  if (names.size === 0) return [];
  const series = [...names].map(([label, points]): Series => ({
    label,
    x: points.map(([level]) => level),
    y: points.map(([, value]) => value),
  }));
  const positive = series.every(({ y }) => Array.from(y).every((value) => value > 0));
  return [
    {
      name: "figure-distances",
      part: "levels",
      wide: true,
      caption: "How far the values are from the laws that they are compared with, step by step.",
      draw: (theme) =>
        lineChart(series, {
          title: "On the way to noise",
          x: { label: "step" },
          y: positive ? { scale: "log" } : {},
          ...wide,
          theme,
        }),
    },
  ];
}
