import {
  type Dataset,
  type Mixture,
  standardise,
  standardiseBy,
  standardiseMixture,
} from "@inkwash/datasets";
import type { PhiloxStream } from "@inkwash/random";
import type { DataDocument } from "./document/data/data.ts";
import type { Samples } from "./events.ts";
import type { Source } from "./source.ts";

/** The data of an experiment in the units that everything after it works in. */
export interface Data {
  /** What is noised and learnt. */
  readonly samples: Dataset;
  /** The root mean square of the coordinates' standard deviations. */
  readonly scale: number;
  /** n new points of the same law: number `k` of them. */
  readonly fresh?: ((n: number, k: number) => Dataset) | undefined;
  /** n points of the same law to compare with: reference number `k`. */
  reference(n: number, k: number): Samples;
  /** Number of classes, where the samples have labels that are classes. */
  readonly classes?: number | undefined;
  /** The law in these units, where it is a mixture. */
  readonly mixture?: Mixture | undefined;
  /** The noise-free curve in these units, where there is one. */
  readonly curve?: Samples | undefined;
}

/** Draws the data of an experiment; the standardisation is that of the training set. */
export function prepare(document: DataDocument, source: Source, root: PhiloxStream): Data {
  const { classes, mixture, curve } = source;
  const raw = source.training(root.fork("data"));
  const isotropic = document.standardise === "isotropic";
  const { samples, mean, scale } = standardise(raw, { isotropic });
  const by = { mean, scale };
  const moved = <T extends Samples>(points: T): T =>
    document.standardise ? standardiseBy(points, by) : points;
  const drawn = (n: number, name: string, k: number): Dataset =>
    moved(source.draw(n, root.fork(name).fork(k)));
  const law = document.standardise && mixture ? standardiseMixture(mixture, by) : mixture;
  const square = scale.reduce((sum, s) => sum + s * s, 0) / scale.length;
  return {
    samples: document.standardise ? samples : raw,
    scale: document.standardise ? 1 : Math.sqrt(square),
    fresh: source.endless ? (n, k) => drawn(n, "fresh", k) : undefined,
    reference: (n, k) => drawn(n, "reference", k),
    classes,
    mixture: law,
    curve: curve && moved(curve),
  };
}
