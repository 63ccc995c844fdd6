import { type Axis, type Curve, lineChart, type Series, type Theme } from "@inkwash/viz";
import type { Level, Story } from "../story.ts";
import { type Figure, size } from "./figure.ts";

/** Ratios between this and its inverse can be drawn. */
const least = 1e-300;
/** The same beta at each of `gap` steps that leave the share `kept` of the signal's power. */
export function meanBeta(kept: number, gap: number): number {
  let low = 0;
  let high = 1;
  for (;;) {
    const beta = (low + high) / 2;
    if (beta === low || beta === high) return beta;
    let product = 1;
    for (let step = 0; step < gap && product >= kept; step++) product *= 1 - beta;
    if (product >= kept) low = beta;
    else high = beta;
  }
}

/** beta in the middle between every two levels that were seen. */
function betas(levels: readonly Level[]): Curve {
  const places: number[] = [];
  const heights: number[] = [];
  for (let i = 1; i < levels.length; i++) {
    const [from, to] = [levels[i - 1]!, levels[i]!];
    if (!(from.signal > 0)) continue;
    const kept = (to.signal / from.signal) * (to.signal / from.signal);
    places.push((from.level + to.level + 1) / 2);
    heights.push(meanBeta(kept, to.level - from.level));
  }
  return { x: places, y: heights };
}

/** beta, the rates of signal and noise, and their ratio, at the levels of the films' frames. */
export function scheduleFigures({ levels }: Story): Figure[] {
  const seen = [...levels.values()].sort((a, b) => a.level - b.level);
  if (seen.length < 2) return [];
  const steps = seen.map(({ level }) => level);
  const figure = (
    name: string,
    title: string,
    caption: string,
    series: readonly Series[],
    y: Axis,
  ): Figure[] => {
    if (series[0]!.y.length < 2) return [];
    const x = { label: "step", domain: [0, steps.at(-1)!] } as const;
    const draw = (theme: Theme): string => lineChart(series, { title, x, y, ...size, theme });
    return [{ name, part: "schedule", caption, draw }];
  };
  const beta = betas(seen);
  const rates = [
    { label: "signal √ᾱ", x: steps, y: seen.map(({ signal }) => signal) },
    { label: "noise √(1 − ᾱ)", x: steps, y: seen.map(({ noise }) => noise) },
  ];
  const ratios = seen
    .map(({ level, signal, noise }) => [level, (signal / noise) * (signal / noise)] as const)
    .filter(([, ratio]) => ratio > least && ratio < 1 / least);
  const snr = { x: ratios.map(([level]) => level), y: ratios.map(([, ratio]) => ratio) };
  return [
    ...figure(
      "figure-beta",
      "Noise per step, β",
      "The variance of the noise that each step adds: its mean from frame to frame.",
      [beta],
      { domain: [0, Math.max(...Array.from(beta.y)) * 1.05 || 1] },
    ),
    ...figure(
      "figure-rates",
      "Signal and noise",
      "What is left of the data (ᾱ is its square), and how much noise there is.",
      rates,
      { domain: [0, 1] },
    ),
    ...figure(
      "figure-snr",
      "Signal-to-noise ratio",
      "The power of the signal over that of the noise, ᾱ / (1 − ᾱ).",
      [snr],
      { scale: "log" },
    ),
  ];
}
