import * as sets from "@inkwash/datasets";
import type { Dataset, Mixture } from "@inkwash/datasets";
import type { Rng } from "@inkwash/random";
import type { DataDocument } from "./document/data/data.ts";
import type { MixtureDocument, MixtureName } from "./document/data/mixtures.ts";
import type { FileDocument } from "./document/data/own.ts";
import { DocumentError } from "./document/error.ts";
import type { Samples } from "./events.ts";
import { decoded, type Load } from "./pictures.ts";

/** Where data comes from, and what is known about its law. */
export interface Source {
  /** What is learnt from. */
  training(rng: Rng): Dataset;
  /** n points of the same law; of a list, from its points with replacement. */
  draw(n: number, rng: Rng): Dataset;
  /** Whether `draw` gives points that were never there before. */
  readonly endless: boolean;
  /** Number of classes K, where every label is an integer in [0, K). */
  readonly classes?: number | undefined;
  /** The law as a mixture, where it is one. */
  readonly mixture?: Mixture | undefined;
  /** The curve that the points lie about, where there is one. */
  readonly curve?: Samples | undefined;
}

type Known = Pick<Source, "classes" | "mixture" | "curve">;

/** The data set that a document describes, its files read. */
export async function openSource(document: DataDocument, load: Load): Promise<Source> {
  switch (document.kind) {
    case "swiss-roll":
      return law(document, sets.swissRoll, { curve: sets.swissRollCurve({ points: 500 }) });
    case "s-curve":
      return law(document, sets.sCurve, { curve: sets.sCurveCurve({ points: 500 }) });
    case "moons":
      return law(document, sets.moons, { classes: 2 });
    case "circles":
      return law(document, sets.circles, { classes: 2 });
    case "rings":
      return law(document, sets.rings, { classes: document.radii.length });
    case "two-spirals":
      return law(document, sets.twoSpirals, { classes: 2 });
    case "pinwheel":
      return law(document, sets.pinwheel, { classes: document.blades });
    case "checkerboard":
      return law(document, sets.checkerboard);
    case "four-points":
      return law(document, sets.fourPoints, { classes: 4, mixture: sets.fourPointMasses });
    case "gapped-uniform":
      return law(document, sets.gappedUniform, { classes: 3 });
    case "mixture": {
      const mixture = mixtureOf(document.mixture);
      const known = { classes: mixture.weights.length, mixture };
      return law(document, (options) => sets.sampleMixture(mixture, options), known);
    }
    case "text":
      return law(document, (options) => sets.text(document.text, options));
    case "svg-path":
      return law(document, (options) => sets.svgPath(document.path, options));
    case "strokes":
      return law(document, (options) => sets.strokes(document.lines, options));
    case "outline":
      return law(document, (options) => sets.outline(document.corners, options));
    case "darkness": {
      const picture = await decoded(document.source, { channels: 1 }, "data.source", load);
      return law(document, (options) => sets.darkness(picture, options));
    }
    case "stroke-digits":
      return law(document, sets.strokeDigits, { classes: 10 });
    case "digits": {
      const { digits } = await import("@inkwash/datasets/digits");
      return list(digits(), 10);
    }
    case "file":
      return file(document, load);
    case "points": {
      const shape = [document.points.length, document.points[0]!.length];
      return list({ name: "points", data: Float32Array.from(document.points.flat()), shape });
    }
  }
}

/** A set that can be drawn from without end; what the document says of it is what it is told. */
function law<T extends { readonly n: number }>(
  document: T,
  draw: (options: T & { readonly rng: Rng }) => Dataset,
  known: Known = {},
): Source {
  const source = (n: number, rng: Rng): Dataset => draw({ ...document, n, rng });
  return { ...known, endless: true, draw: source, training: (rng) => source(document.n, rng) };
}

/** Samples that there are, and no more. */
function list(samples: Dataset, classes?: number): Source {
  return {
    classes,
    endless: false,
    training: () => samples,
    draw: (n, rng) => sets.empirical(samples, { n, rng }),
  };
}

async function file(document: FileDocument, load: Load): Promise<Source> {
  const { file: name, columns, label, array } = document;
  const bytes = await load(name);
  const options = { columns, label, array, precision: "float32", name } as const;
  let samples: Dataset;
  try {
    samples = await sets.readSamples(bytes, options);
  } catch (error) {
    throw new DocumentError("data.file", `cannot be used: ${(error as Error).message}`);
  }
  if (!(samples.shape[0]! >= 2)) {
    throw new DocumentError("data.file", `must hold at least two samples; got ${samples.shape[0]}`);
  }
  const classes = samples.label && 1 + samples.label.reduce((a, b) => Math.max(a, b), 0);
  const whole = samples.label?.every((k) => Number.isInteger(k) && k >= 0) ?? false;
  return list(samples, whole ? classes : undefined);
}

const named: Readonly<Record<MixtureName, Mixture>> = {
  "three-hills": sets.threeHills,
  "three-hills-centred": sets.threeHillsCentred,
  "five-hills": sets.fiveHills,
  "eight-gaussians": sets.eightGaussians,
  "twenty-five-gaussians": sets.twentyFiveGaussians,
};

function mixtureOf(mixture: MixtureDocument["mixture"]): Mixture {
  return typeof mixture === "string" ? named[mixture] : mixture;
}
