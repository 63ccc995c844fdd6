import { type Curve, lineChart, type Theme } from "@inkwash/viz";
import type { Level, Story } from "../story.ts";
import { type Figure, size } from "./figure.ts";

const x = { label: "step" };
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
  const ratio = seen.filter(({ signal, noise }) => signal > 0 && noise > 0);
  const domain = [0, steps.at(-1)!] as const;
  const beta = betas(seen);
  const figures: Figure[] = [
    {
      name: "figure-beta",
      part: "schedule",
      caption: "The variance of the noise that each step adds.",
      draw: (theme: Theme) =>
        lineChart([beta], {
          title: "Noise per step, β",
          x: { ...x, domain },
          y: { domain: [0, Math.max(...Array.from(beta.y)) * 1.05 || 1] },
          ...size,
          theme,
        }),
    },
    {
      name: "figure-rates",
      part: "schedule",
      caption: "What is left of the data (ᾱ is its square), and how much noise there is.",
      draw: (theme: Theme) =>
        lineChart(
          [
            { label: "signal √ᾱ", x: steps, y: seen.map(({ signal }) => signal) },
            { label: "noise √(1 − ᾱ)", x: steps, y: seen.map(({ noise }) => noise) },
          ],
          {
            title: "Signal and noise",
            x: { ...x, domain },
            y: { domain: [0, 1] },
            ...size,
            theme,
          },
        ),
    },
  ];
  if (ratio.length < 2) return figures;
  const snr = ratio.map(({ signal, noise }) => (signal / noise) * (signal / noise));
  figures.push({
    name: "figure-snr",
    part: "schedule",
    caption: "The power of the signal over that of the noise, ᾱ / (1 − ᾱ).",
    draw: (theme) =>
      lineChart([{ x: ratio.map(({ level }) => level), y: snr }], {
        title: "Signal-to-noise ratio",
        x: { ...x, domain },
        y: { scale: "log" },
        ...size,
        theme,
      }),
  });
  return figures;
}
