import type { Batch, StepResult } from "./batch.ts";
import { checkSamples } from "./check.ts";
import { withDroppedLabels } from "./label-dropout.ts";
import { checkLabels } from "./label.ts";
import { rateAt } from "./learning-rate/rate-at.ts";
import { recordLoss } from "./rows/loss-second-moment.ts";
import type { Trainer } from "./trainer.ts";

/**
 * Takes one optimizer step on a given batch, in place.
 *
 * x = signal x0 + noise epsilon; prediction = skip x + outScale network(inputScale x, condition);
 * loss = mean of weight (prediction - (targetData x0 + targetNoise epsilon))². Then the exact
 * gradient is clipped, the optimizer moves the parameters, and the averages follow.
 *
 * @throws TypeError if shapes do not fit, RangeError if a row is not in the table.
 * @throws Error if the loss or its gradient is not finite; the trainer is then as before the call.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, algorithm 1 and eq. 14
 */
export function trainStep(trainer: Trainer, batch: Batch): StepResult {
  checkBatch(trainer, batch);
  const k = trainer.step + 1;
  const rate = rateAt(trainer.learningRate, trainer.step);
  const result = trainer.learner.step(withDroppedLabels(trainer, batch), k, rate);
  const { loss, gradNorm } = result;
  if (!(Number.isFinite(loss) && Number.isFinite(gradNorm))) {
    throw diverged(trainer, loss, gradNorm);
  }
  trainer.step = k;
  remember(trainer, batch);
  return result;
}

/** Takes note of each row's loss, as it is without the row's weight, where rows are drawn by their losses. */
function remember({ rowMemory, learner }: Trainer, { row, rowWeight }: Batch): void {
  if (!rowMemory) return;
  const losses = learner.losses();
  for (let i = 0; i < row.length; i++) {
    const r = row[i]!;
    recordLoss(rowMemory, r, losses[i]! / (rowWeight?.[r] ?? 1));
  }
}

function checkBatch(trainer: Trainer, batch: Batch): void {
  const { x0, row, noise, label, rowWeight } = batch;
  const { dimension } = trainer.network;
  const rows = checkSamples("trainStep", "x0", x0, dimension);
  if (rows === 0) throw new TypeError("trainStep: x0 must have at least one sample; got none");
  if (checkSamples("trainStep", "noise", noise, dimension) !== rows) {
    throw new TypeError(`trainStep: noise must have ${rows} samples, as x0; got ${noise.shape[0]}`);
  }
  if (row.length !== rows) {
    throw new TypeError(`trainStep: row.length must be ${rows}, one per sample; got ${row.length}`);
  }
  const known = trainer.table.condition.length;
  for (let i = 0; i < rows; i++) {
    const r = row[i]!;
    if (!(Number.isInteger(r) && r >= 0 && r < known)) {
      throw new RangeError(
        `trainStep: row must be integers in [0, ${known}); element ${i} is ${r}`,
      );
    }
  }
  if (rowWeight && rowWeight.length !== known) {
    throw new TypeError(
      `trainStep: rowWeight.length must be ${known}, one per row of the table; got ${rowWeight.length}`,
    );
  }
  checkLabels("trainStep", trainer.network, label);
  if (label && label.length !== rows) {
    throw new TypeError(
      `trainStep: label.length must be ${rows}, one per sample; got ${label.length}`,
    );
  }
}

function diverged(trainer: Trainer, loss: number, gradNorm: number): Error {
  const rate = rateAt(trainer.learningRate, trainer.step);
  return new Error(
    `trainStep: training diverged at step ${trainer.step}: loss ${loss}, gradient norm ${gradNorm}; ` +
      `look for NaN or huge numbers in the data, or lower the learning rate (${rate})`,
  );
}
