import { type Axis, lineChart, type Series, type Theme } from "@inkwash/viz";
import type { Story } from "../story.ts";
import { type Figure, size } from "./figure.ts";

/** beta, the rates of signal and noise, and log-SNR, step by step. */
export function scheduleFigures({ schedule }: Story): Figure[] {
  if (!schedule || schedule.beta.length < 2) return [];
  const { beta, alphaBar, logSnr } = schedule;
  const steps = Array.from(beta, (_, t) => t + 1);
  const finite = steps.filter((step) => Number.isFinite(logSnr[step - 1]));
  const figure = (
    name: string,
    title: string,
    caption: string,
    series: readonly Series[],
    y: Axis,
  ): Figure[] => {
    if (series[0]!.y.length < 2) return [];
    const x = { label: "step", domain: [1, steps.length] } as const;
    const draw = (theme: Theme): string => lineChart(series, { title, x, y, ...size, theme });
    return [{ name, part: "schedule", caption, draw }];
  };
  return [
    ...figure(
      "figure-beta",
      "Noise per step, β",
      "The variance of the noise that each step adds.",
      [{ x: steps, y: beta }],
      { domain: [0, Math.max(...beta) * 1.05 || 1] },
    ),
    ...figure(
      "figure-rates",
      "Signal and noise",
      "What is left of the data (ᾱ is its square), and how much noise there is.",
      [
        { label: "signal √ᾱ", x: steps, y: alphaBar.map(Math.sqrt) },
        { label: "noise √(1 − ᾱ)", x: steps, y: alphaBar.map((kept) => Math.sqrt(1 - kept)) },
      ],
      { domain: [0, 1] },
    ),
    ...figure(
      "figure-log-snr",
      "Log-SNR",
      "The logarithm of the power of the signal over that of the noise, ln(ᾱ / (1 − ᾱ)).",
      [{ x: finite, y: finite.map((step) => logSnr[step - 1]!) }],
      {},
    ),
  ];
}
