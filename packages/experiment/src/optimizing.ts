import {
  adam,
  adamW,
  constantRate,
  cosineRate,
  type LearningRate,
  linearRate,
  lion,
  muon,
  oneCycleRate,
  type Optimizer,
  sgd,
  warmUp,
} from "@inkwash/nn";
import type { TrainDocument } from "./document/train.ts";

/** The learning rate of every step of a document. */
export function rateOf(document: TrainDocument): LearningRate {
  const rate = decayOf(document);
  return document.warmUp > 0 ? warmUp(rate, document.warmUp) : rate;
}

function decayOf({ decay, learningRate, lastRate: end, steps }: TrainDocument): LearningRate {
  switch (decay) {
    case "cosine":
      return cosineRate(learningRate, { steps, end });
    case "linear":
      return linearRate(learningRate, { steps, end });
    case "one-cycle":
      return oneCycleRate(learningRate, { steps });
    case "constant":
      return constantRate(learningRate);
  }
}

/** The optimizer of a document, with the settings of its paper. */
export function optimizerOf({ optimizer }: TrainDocument): Optimizer {
  switch (optimizer) {
    case "adam":
      return adam();
    case "adam-w":
      return adamW();
    case "lion":
      return lion();
    case "muon":
      return muon();
    case "sgd":
      return sgd({ momentum: 0.9 });
  }
}
