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

/** Where progress goes, and how often. */
export interface ProgressOptions {
  /** Stderr where absent. */
  readonly stream?: NodeJS.WriteStream | undefined;
  /** Seconds between two lines of a phase where no line can move; 10 where absent. */
  readonly every?: number | undefined;
}

/**
 * Progress: on a terminal one line per phase that moves, with the rate and the time left; elsewhere
 * one line per phase once it is over, and for a long one another every ten seconds.
 */
export function createProgress(options: ProgressOptions = {}): Progress {
  const { stream = process.stderr, every = 10 } = options;
  const spinner = ora({ stream, discardStdin: false, ...(canMove(stream) ? {} : still) });
  let current: { phase: Phase; seconds: number } | undefined;
  let told = performance.now();
  const line = (symbol: string, text: string): void => {
    // Ora's own symbols are coloured even where nobody can see colours.
    spinner.stopAndPersist({ symbol, text });
    told = performance.now();
  };
  const end: Progress["end"] = (outcome) => {
    if (!current) return;
    const text = over(current.phase, current.seconds);
    if (!spinner.isEnabled) line(symbols[outcome], text);
    else if (outcome === "done") spinner.succeed(text);
    else if (outcome === "stopped") spinner.warn(text);
    else spinner.fail(text);
    current = undefined;
  };
  return {
    at: (phase, seconds) => {
      if (phase.name !== current?.phase.name) end("done");
      spinner.text = moving(phase, seconds);
      if (spinner.isEnabled) {
        if (!current) spinner.start();
      } else if (!current) told = performance.now();
      else if (performance.now() - told >= every * 1000) line("·", spinner.text);
      current = { phase, seconds };
    },
    end,
  };
}

const still = { isEnabled: false };

/**
 * Whether a line can move: not on a terminal that says it has no columns (containers have such, and
 * ora would clear lines for ever), and not under Turborepo, which holds every line until it ends.
 */
function canMove(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && stream.columns > 0 && process.env["TURBO_HASH"] === undefined;
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
