/** What becomes of the samples at the end of an epoch that do not fill a batch. */
export type LastBatch = "join" | "keep" | "drop";

/** How steps walk through n samples, epoch after epoch: positions count from the first sample of epoch 0. */
export interface Epochs {
  /** The position at which a step begins. */
  position(step: number): number;
  /** How many samples it takes. */
  size(step: number): number;
  /** How many epochs are over after so many steps. */
  after(steps: number): number;
}

/** See {@link Epochs}. With "drop" and fewer samples than a batch, an epoch is one batch of all. */
export function epochs(n: number, batch: number, lastBatch: LastBatch): Epochs {
  if (lastBatch === "join") {
    return {
      position: (step) => step * batch,
      size: () => batch,
      after: (steps) => Math.floor((steps * batch) / n),
    };
  }
  const whole = Math.floor(n / batch);
  const each = lastBatch === "keep" ? Math.ceil(n / batch) : Math.max(whole, 1);
  return {
    position: (step) => Math.floor(step / each) * n + (step % each) * batch,
    size: (step) => Math.min(batch, n - (step % each) * batch),
    after: (steps) => Math.floor(steps / each),
  };
}
