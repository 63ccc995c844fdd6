/** The time that each phase of a run took. */
export interface Stopwatch {
  /** Gives the time since the last lap to a phase. */
  readonly lap: (phase: string) => void;
  /** Seconds since the start. */
  readonly total: () => number;
  /** Seconds per phase, in the order of their first laps. */
  readonly phases: () => { readonly name: string; readonly seconds: number }[];
}

/** Starts to measure. */
export function startStopwatch(): Stopwatch {
  const start = performance.now();
  const seconds = new Map<string, number>();
  let last = start;
  return {
    lap: (phase) => {
      const now = performance.now();
      seconds.set(phase, (seconds.get(phase) ?? 0) + (now - last) / 1000);
      last = now;
    },
    total: () => (performance.now() - start) / 1000,
    phases: () => [...seconds].map(([name, value]) => ({ name, seconds: value })),
  };
}
