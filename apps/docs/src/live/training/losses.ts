import { lineChart, type Theme } from "@inkwash/viz";

/** The most points of a curve on the page. */
const most = 600;

/** The share that the newest loss has in the running mean. */
const share = 0.01;

/** All losses of a run, and what is shown of them. */
export interface Losses {
  readonly steps: number;
  /** The running mean, once there are losses. */
  readonly mean: number | undefined;
  add(losses: ArrayLike<number>): void;
  /** The chart of all losses so far, for a training of so many steps. */
  chart(steps: number, look: { readonly width: number; readonly theme: Theme }): string;
}

/** An empty record of losses. */
export function recordLosses(): Losses {
  const raw: number[] = [];
  const means: number[] = [];
  return {
    get steps() {
      return raw.length;
    },
    get mean() {
      return means.at(-1);
    },
    add(losses): void {
      for (let i = 0; i < losses.length; i++) {
        const loss = losses[i]!;
        const before = means.at(-1);
        // The first losses weigh alike, so that the mean does not hang on the first.
        const weight = Math.max(share, 1 / (means.length + 1));
        raw.push(loss);
        means.push(before === undefined ? loss : before + weight * (loss - before));
      }
    },
    chart(steps, look): string {
      const every = Math.max(1, Math.ceil(raw.length / most));
      const x = Array.from(
        { length: Math.floor((raw.length - 1) / every) + 1 },
        (_, i) => i * every + 1,
      );
      const at = (list: readonly number[]): number[] => x.map((step) => list[step - 1]!);
      const highest = at(means).reduce((a, b) => Math.max(a, b));
      return lineChart(
        [
          { x, y: at(raw), opacity: 0.3, colour: 0 },
          { x, y: at(means), label: "running mean of the loss", colour: 0 },
        ],
        {
          ...look,
          height: 240,
          description: `The loss over ${raw.length} steps of training.`,
          x: { label: "step", domain: [0, steps] },
          y: { label: "loss", domain: [0, 1.3 * highest] },
        },
      );
    },
  };
}
