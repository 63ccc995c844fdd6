/** Anything that can say that a computation should end; an AbortSignal fits. */
export interface StopSignal {
  /** true from the moment on when it should end. */
  readonly aborted: boolean;
}

/** Runs the steps of a computation to their end, or until the signal says otherwise. */
export function finish<T>(
  name: string,
  steps: Generator<number, T, void>,
  signal: StopSignal | undefined,
): T {
  for (;;) {
    if (signal?.aborted) throw new Error(`${name}: stopped by its signal`);
    const { done, value } = steps.next();
    if (done) return value;
  }
}
