import * as sets from "@inkwash/datasets";
import { philox, type PhiloxStream } from "@inkwash/random";
import { type Draw, star } from "./catalogue.ts";

type Dataset = sets.Dataset;

interface Options {
  readonly n: number;
  readonly rng: PhiloxStream;
  readonly noise?: number;
}

const mixture =
  (law: sets.Mixture) =>
  (options: Options): Dataset =>
    sets.sampleMixture(law, options);

/** The function of each set of the catalogue. */
export const makers: Readonly<
  Record<string, (options: Options, draw: Draw) => Dataset | Promise<Dataset>>
> = {
  "swiss-roll": sets.swissRoll,
  "s-curve": sets.sCurve,
  moons: sets.moons,
  circles: sets.circles,
  rings: sets.rings,
  "two-spirals": sets.twoSpirals,
  pinwheel: sets.pinwheel,
  checkerboard: sets.checkerboard,
  "eight-gaussians": mixture(sets.eightGaussians),
  "twenty-five-gaussians": mixture(sets.twentyFiveGaussians),
  "five-hills": mixture(sets.fiveHills),
  "random-mixture": (options) => {
    const law = sets.randomMixture({ rng: options.rng.fork("law"), components: 4 });
    return sets.sampleMixture(law, options);
  },
  blobs: sets.blobs,
  text: (options, { words = "" }) => sets.text(words, options),
  "svg-path": (options, { words = "" }) => sets.svgPath(words, { ...options, fill: "nonzero" }),
  outline: (options) => sets.outline(star, options),
  darkness: async (options) => {
    const { chelsea } = await import("@inkwash/datasets/pictures/chelsea");
    return sets.darkness(sets.decodeImage(chelsea, { channels: 1 }), options);
  },
  "three-hills": mixture(sets.threeHills),
  "four-points": sets.fourPoints,
  "gapped-uniform": sets.gappedUniform,
  "stroke-digits": sets.strokeDigits,
  digits: async ({ n }) => {
    const { digits } = await import("@inkwash/datasets/digits");
    return sets.take(
      digits(),
      Array.from({ length: Math.min(n, 1797) }, (_, i) => i),
    );
  },
};

/** Draws a set of the catalogue. */
export async function drawSet(name: string, draw: Draw): Promise<Dataset> {
  const { n, seed, noise } = draw;
  return makers[name]!({ n, rng: philox(seed), ...(noise !== undefined && { noise }) }, draw);
}
