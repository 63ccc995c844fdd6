/** The time that each phase of a run takes. */
export interface Stopwatch {
  /** Gives the time since the last lap to a phase; returns all seconds of that phase. */
  readonly lap: (phase: string) => number;
  /** Seconds since the start. */
  readonly total: () => number;
  /** Seconds per phase, in the order of their first laps. */
  readonly phases: () => { readonly name: string; readonly seconds: number }[];
}

/** Starts to measure. */
export function startStopwatch(): Stopwatch {
  const start = performance.now();
  const laps = new Map<string, number>();
  let last = start;
  return {
    lap: (phase) => {
      const now = performance.now();
      const seconds = (laps.get(phase) ?? 0) + (now - last) / 1000;
      laps.set(phase, seconds);
      last = now;
      return seconds;
    },
    total: () => (performance.now() - start) / 1000,
    phases: () => [...laps].map(([name, seconds]) => ({ name, seconds })),
  };
}
