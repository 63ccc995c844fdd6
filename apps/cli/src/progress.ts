import ora from "ora";
import type { Phase } from "./phase.ts";
import { count, duration, number } from "./words.ts";

/** Tells a person how far a run is. */
export interface Progress {
  /** Where the run is, and the seconds it has spent in this phase. */
  readonly at: (phase: Phase, seconds: number) => void;
  /** Ends the line of the phase that the run is in. */
  readonly end: (outcome: "done" | "stopped" | "failed") => void;
}

/** No progress at all. */
export const silent: Progress = { at: () => {}, end: () => {} };

const symbols = { done: "✔", stopped: "■", failed: "✖" };

/**
 * Progress on stderr: on a terminal one line per phase that moves, with the rate and the time left;
 * elsewhere one line per phase once it is over.
 */
export function createProgress(): Progress {
  // On a terminal that says it has no columns (containers have such) ora would clear lines for ever.
  const narrow = process.stderr.isTTY && !process.stderr.columns;
  const spinner = ora({ discardStdin: false, ...(narrow ? { isEnabled: false } : {}) });
  let current: { phase: Phase; seconds: number } | undefined;
  const end: Progress["end"] = (outcome) => {
    if (!current) return;
    const text = over(current.phase, current.seconds);
    // Ora colours its own symbols even where nobody can see colours.
    if (!spinner.isEnabled) spinner.stopAndPersist({ symbol: symbols[outcome], text });
    else if (outcome === "done") spinner.succeed(text);
    else if (outcome === "stopped") spinner.warn(text);
    else spinner.fail(text);
    current = undefined;
  };
  return {
    at: (phase, seconds) => {
      if (phase.name !== current?.phase.name) end("done");
      spinner.text = moving(phase, seconds);
      if (!current && spinner.isEnabled) spinner.start();
      current = { phase, seconds };
    },
    end,
  };
}

/** `training: 1,250 of 6,000 steps · 412 steps/s · 12 s left · loss 0.412` */
export function moving({ name, done, of, unit, loss }: Phase, seconds: number): string {
  const rate = done / seconds;
  const known = done > 0 && seconds > 0.5;
  return [
    `${name}: ${count(done)}${of === undefined ? "" : ` of ${count(of)}`} ${unit}`,
    ...(known ? [`${number(rate)} ${unit}/s`] : []),
    ...(known && of !== undefined ? [`${duration((of - done) / rate)} left`] : []),
    ...(loss === undefined ? [] : [`loss ${number(loss)}`]),
  ].join(" · ");
}

/** `training: 6,000 steps in 14 s · loss 0.402` */
export function over({ name, done, of, unit, loss }: Phase, seconds: number): string {
  const steps = of === undefined || of === done ? count(done) : `${count(done)} of ${count(of)}`;
  const end = loss === undefined ? "" : ` · loss ${number(loss)}`;
  return `${name}: ${steps} ${unit} in ${duration(seconds)}${end}`;
}
