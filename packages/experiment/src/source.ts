import {
  fiveHills,
  fourPointMasses,
  fourPoints,
  gappedUniform,
  type Mixture,
  moons,
  sampleMixture,
  sCurve,
  sCurveCurve,
  swissRoll,
  swissRollCurve,
  threeHills,
  threeHillsCentred,
} from "@inkwash/datasets";
import type { Rng } from "@inkwash/random";
import type { DataDocument, MixtureDocument } from "./document/data.ts";
import type { Samples } from "./events.ts";

/** Where data comes from: as many fresh draws as wanted, and what is known about their law. */
export interface Source {
  /** n points in the set's own units. */
  draw(n: number, rng: Rng): Samples;
  /** The law as a mixture, where it is one. */
  readonly mixture?: Mixture | undefined;
  /** The curve that the points lie about, where there is one. */
  readonly curve?: Samples | undefined;
}

/** The data set that a document describes. */
export function sourceOf(document: DataDocument): Source {
  switch (document.kind) {
    case "swiss-roll":
      return {
        draw: (n, rng) => swissRoll({ n, rng, noise: document.noise }),
        curve: swissRollCurve({ points: 500 }),
      };
    case "s-curve":
      return {
        draw: (n, rng) => sCurve({ n, rng, noise: document.noise }),
        curve: sCurveCurve({ points: 500 }),
      };
    case "moons":
      return { draw: (n, rng) => moons({ n, rng, noise: document.noise }) };
    case "four-points":
      return { draw: (n, rng) => fourPoints({ n, rng }), mixture: fourPointMasses };
    case "gapped-uniform":
      return { draw: (n, rng) => gappedUniform({ n, rng }) };
    case "mixture": {
      const mixture = mixtureOf(document.mixture);
      return { draw: (n, rng) => sampleMixture(mixture, { n, rng }), mixture };
    }
  }
}

const named = {
  "three-hills": threeHills,
  "three-hills-centred": threeHillsCentred,
  "five-hills": fiveHills,
};

function mixtureOf(mixture: MixtureDocument["mixture"]): Mixture {
  return typeof mixture === "string" ? named[mixture] : mixture;
}
