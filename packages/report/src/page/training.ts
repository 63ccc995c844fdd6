import type { Figure } from "../figures/figure.ts";
import { counted, spoken } from "../numbers.ts";
import type { Story } from "../story.ts";
import { shown } from "./figures.ts";
import { html, type Markup } from "./html.ts";
import { facts, type Fact } from "./facts.ts";

const told = {
  fourier: "Fourier features of log-SNR",
  random: "random Fourier features of log-SNR",
  sinusoidal: "sines and cosines of the step",
  embedding: "one embedding per step",
};

const predicted = {
  edm: "the data, scaled as EDM",
  epsilon: "the noise",
  x0: "the data",
  v: "the velocity",
};

const optimizers = { adam: "Adam", "adam-w": "AdamW", lion: "Lion", muon: "Muon", sgd: "SGD" };

function settings({ document, training, losses }: Story): Fact[] {
  const { model, train } = document ?? {};
  const found: Fact[] = [];
  if (model) {
    const layers = counted(model.depth, "hidden layer");
    found.push(["Network", `${layers} of ${counted(model.width, "unit")}, ${model.activation}`]);
    found.push(["Noise level", told[model.conditioning]]);
    found.push(["Predicts", predicted[model.predicts]]);
    if (model.classes) found.push(["Classes", "told to the network"]);
  }
  if (training) {
    found.push(["Steps", `${spoken(training.step)} of ${spoken(training.steps)}`]);
  }
  if (train) {
    found.push(["Batch", counted(train.batch, "point")]);
    const fall = {
      cosine: `falling to ${train.lastRate} as a cosine`,
      linear: `falling to ${train.lastRate} in a line`,
      "one-cycle": "in one cycle",
      constant: "constant",
    }[train.decay];
    found.push(["Learning rate", `${train.learningRate}, ${fall}`]);
    found.push(["Gradient", `${optimizers[train.optimizer]}, clipped at norm ${train.clip}`]);
    found.push([
      "Weights",
      train.ema > 0 ? `average with decay ${train.ema}` : "those of the last step",
    ]);
  }
  const last = losses.bins.at(-1);
  if (last) found.push(["Loss at the end", spoken(last.mean)]);
  return found;
}

/** The loss curve beside what the network learnt with. */
export function trainingSection(story: Story, figures: readonly Figure[]): Markup | undefined {
  const chosen = figures.filter(({ part }) => part === "training");
  if (story.training === undefined) return undefined;
  return html`<section>
    <h2>How it learnt</h2>
    <div class="beside">${chosen.map(shown)} ${facts(settings(story))}</div>
  </section>`;
}
