import type { ForwardStepEvent, MetricEvent } from "@inkwash/experiment";

/** A name and its number as they are shown. */
export interface Reading {
  readonly name: string;
  readonly value: string;
}

/** ln(signal^2 / noise^2), which is infinite at the clean end. */
export function logSnrOf({ signal, noise }: ForwardStepEvent): number {
  return 2 * Math.log(signal / noise);
}

/** Four digits, a true minus, and a sign for what has no digits. */
export function shown(value: number): string {
  const text = Number.isFinite(value) ? String(Number(value.toPrecision(4))) : "∞";
  return (value < 0 && text === "∞" ? "-∞" : text).replace("-", "−");
}

/** Where a frame is, in words. */
export function captionOf({ level, levels }: ForwardStepEvent): string {
  return `level ${level} of ${levels}`;
}

/** The numbers of a frame. */
export function readingsOf(frame: ForwardStepEvent, metrics: readonly MetricEvent[]): Reading[] {
  const { signal, noise } = frame;
  return [
    { name: "signal √ᾱ", value: shown(signal) },
    { name: "noise √(1 − ᾱ)", value: shown(noise) },
    { name: "ᾱ", value: shown(signal * signal) },
    { name: "log-SNR", value: shown(logSnrOf(frame)) },
    ...metrics.map(({ name, value }) => ({ name, value: shown(value) })),
  ];
}
