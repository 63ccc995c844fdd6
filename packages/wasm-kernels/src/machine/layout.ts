/**
 * What lies at the start of a machine's memory, in bytes: words that threads meet at, each in a
 * cache line of its own, then the constants; all else is the caller's.
 */
export const layout = {
  /** How many threads have arrived at a barrier. */
  arrived: 64,
  /** How many barriers have been passed. */
  passed: 128,
  /** How many programs have been started with several threads. */
  started: 192,
  /** First and last address of the program that was started, and for how many threads. */
  program: 256,
  programEnd: 260,
  threads: 264,
  /** How many workers are there. */
  joined: 320,
  /** Not 0 once no worker is wanted any more. */
  released: 384,
  /** How many threads sleep, or are about to. */
  asleep: 448,
  constants: 1024,
  end: 8192,
} as const;

/** Bytes of a page of memory. */
export const pageBytes = 65536;
