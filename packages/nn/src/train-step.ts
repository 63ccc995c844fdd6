import { adamStep } from "./adam.ts";
import { backward } from "./backward.ts";
import type { Batch, StepResult } from "./batch.ts";
import { checkSamples } from "./check.ts";
import { clipScale, gradientNorm } from "./clip.ts";
import { updateAverage } from "./ema.ts";
import { forward } from "./forward.ts";
import { rateAt } from "./learning-rate.ts";
import { noisedLoss, setInput } from "./loss.ts";
import { memoryOf } from "./trainer-memory.ts";
import type { Trainer } from "./trainer.ts";

/**
 * Takes one optimizer step on a given batch, in place.
 *
 * x = signal x0 + noise epsilon; prediction = skip x + outScale network(inputScale x, condition);
 * loss = mean of weight (prediction - (targetData x0 + targetNoise epsilon))². Then the exact
 * gradient is clipped, Adam moves the parameters, and the average follows.
 *
 * @throws TypeError if shapes do not fit, RangeError if a row is not in the table.
 * @throws Error if the loss or its gradient is not finite; the trainer is then as before the call.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, algorithm 1 and eq. 14
 */
export function trainStep(trainer: Trainer, batch: Batch): StepResult {
  const { network, table, parameters, gradient } = trainer;
  const rows = checkBatch(trainer, batch);
  const { workspace, back, gradients, features } = memoryOf(trainer, rows);

  workspace.weights.set(parameters);
  setInput(trainer, features, batch, workspace);
  forward(network, workspace, rows, rows);
  const loss = noisedLoss(table, batch, workspace.output, back.outputGradient, network.dimension);
  backward(network, workspace, back, gradients, rows);
  const gradNorm = gradientNorm(gradient);
  if (!(Number.isFinite(loss) && Number.isFinite(gradNorm)))
    throw diverged(trainer, loss, gradNorm);

  const k = trainer.step + 1;
  const rate = rateAt(trainer.learningRate, trainer.step);
  adamStep(trainer.optimizer, trainer, gradient, k, rate, clipScale(gradNorm, trainer.clip));
  if (trainer.ema) updateAverage(trainer.ema, trainer.average, parameters, k);
  trainer.step = k;
  return { loss, gradNorm };
}

function checkBatch(trainer: Trainer, batch: Batch): number {
  const { x0, row, noise } = batch;
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
  return rows;
}

function diverged(trainer: Trainer, loss: number, gradNorm: number): Error {
  const rate = rateAt(trainer.learningRate, trainer.step);
  return new Error(
    `trainStep: training diverged at step ${trainer.step}: loss ${loss}, gradient norm ${gradNorm}; ` +
      `look for NaN or huge numbers in the data, or lower the learning rate (${rate})`,
  );
}
