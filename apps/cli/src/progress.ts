import type { Event } from "@inkwash/experiment";
import ora from "ora";
import { type Phase, phaseOf } from "./phase.ts";
import { count, duration, number } from "./words.ts";

/** Tells a person how far a run is. */
export interface Progress {
  /** Takes the next event. */
  readonly event: (event: Event) => void;
  /** Ends the line of the phase that the run is in. */
  readonly end: (outcome: "done" | "stopped" | "failed") => void;
}

/** No progress at all. */
export const silent: Progress = { event: () => {}, end: () => {} };

/**
 * Progress on stderr: on a terminal one line per phase that moves, with the rate and the time left;
 * elsewhere one line per phase once it is over.
 */
export function createProgress(): Progress {
  const spinner = ora({ discardStdin: false });
  let current: Phase | undefined;
  let start = 0;
  let loss: number | undefined;

  const seconds = (): number => (performance.now() - start) / 1000;
  const withLoss = (parts: readonly string[]): string =>
    [...parts, ...(loss === undefined ? [] : [`loss ${number(loss)}`])].join(" · ");
  const moving = ({ name, done, of, unit }: Phase): string => {
    const elapsed = seconds();
    const rate = done / elapsed;
    return withLoss([
      `${name}: ${count(done)}${of === undefined ? "" : ` of ${count(of)}`} ${unit}`,
      ...(elapsed > 0.5 ? [`${number(rate)} ${unit}/s`] : []),
      ...(elapsed > 0.5 && of !== undefined ? [`${duration((of - done) / rate)} left`] : []),
    ]);
  };
  const over = ({ name, done, of, unit }: Phase): string => {
    const steps = of === undefined || of === done ? count(done) : `${count(done)} of ${count(of)}`;
    return withLoss([`${name}: ${steps} ${unit} in ${duration(seconds())}`]);
  };
  const end: Progress["end"] = (outcome) => {
    if (!current) return;
    const text = over(current);
    if (outcome === "done") spinner.succeed(text);
    else if (outcome === "stopped") spinner.warn(`${text}, stopped`);
    else spinner.fail(text);
    current = undefined;
    loss = undefined;
  };

  return {
    event: (event) => {
      const phase = phaseOf(event);
      if (!phase) return;
      if (phase.name !== current?.name) {
        end("done");
        start = performance.now();
        if (spinner.isEnabled) spinner.start();
      }
      // Phases of unknown length count their own events.
      const done = phase.of === undefined ? (current?.done ?? 0) + 1 : phase.done;
      current = { ...phase, done };
      if (event.type === "train-step") {
        loss = event.losses.reduce((sum, each) => sum + each, 0) / event.losses.length;
      }
      spinner.text = moving(current);
    },
    end,
  };
}
