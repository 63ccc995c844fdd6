import { type Mixture, type Standardisation, standardise } from "@inkwash/datasets";
import type { PhiloxStream } from "@inkwash/random";
import type { DataDocument } from "./document/data.ts";
import type { Samples } from "./events.ts";
import { sourceOf } from "./source.ts";

/** The data of an experiment in the units that everything after it works in. */
export interface Data {
  /** What is noised and learnt. */
  readonly samples: Samples;
  /** n fresh points of the same law in the same units: reference number `k`. */
  reference(n: number, k: number): Samples;
  /** The law in these units, where it is a mixture. */
  readonly mixture?: Mixture | undefined;
  /** The noise-free curve in these units, where there is one. */
  readonly curve?: Samples | undefined;
}

/** Draws the data of an experiment; the standardisation is that of the training set. */
export function prepare(document: DataDocument, root: PhiloxStream): Data {
  const source = sourceOf(document);
  const raw = source.draw(document.n, root.fork("data"));
  const d = raw.shape[1]!;
  const identity = { mean: Array(d).fill(0), scale: Array(d).fill(1) };
  const { samples, mean, scale } = document.standardise
    ? standardise(raw)
    : { samples: raw, ...identity };
  const by = { mean, scale };
  return {
    samples: { data: samples.data, shape: samples.shape },
    reference: (n, k) => moved(source.draw(n, root.fork("reference").fork(k)), by),
    mixture: source.mixture && movedMixture(source.mixture, by),
    curve: source.curve && moved(source.curve, by),
  };
}

/** (x - mean) / scale, with the parameters of another set. */
function moved({ data, shape }: Samples, { mean, scale }: Standardisation): Samples {
  const d = mean.length;
  return { data: data.map((x, i) => (x - mean[i % d]!) / scale[i % d]!), shape };
}

/** The law of (x - mean) / scale where x is of the mixture. */
function movedMixture({ weights, means, covariances }: Mixture, by: Standardisation): Mixture {
  const { mean, scale } = by;
  const d = mean.length;
  return {
    weights,
    means: means.map((m) => m.map((x, i) => (x - mean[i]!) / scale[i]!)),
    covariances: covariances.map((c) =>
      c.map((x, ij) => x / (scale[Math.floor(ij / d)]! * scale[ij % d]!)),
    ),
  };
}
