import {
  checkerboard,
  eightGaussians,
  moons,
  sampleMixture,
  sCurve,
  standardise,
  standardiseBy,
  swissRoll,
  twoSpirals,
  type DrawOptions,
  type Samples,
} from "@inkwash/datasets";
import { philox, type Stream } from "@inkwash/random";

/** A law of points in the plane, standardised, of which there are as many as one wants. */
export interface PlaneSet {
  /** What tables call it. */
  readonly name: string;
  /** n independent points [n, 2] with mean 0 and variance 1 in both coordinates. */
  readonly draw: (n: number, rng: Stream) => Samples;
}

const raw: Readonly<Record<string, (options: DrawOptions) => Samples>> = {
  "swiss roll": (options) => swissRoll({ ...options, noise: 0.1 }),
  "S curve": (options) => sCurve({ ...options, noise: 0.1 }),
  moons: (options) => moons({ ...options, noise: 0.05 }),
  "8 Gaussians": (options) => sampleMixture(eightGaussians, options),
  checkerboard,
  "two spirals": (options) => twoSpirals({ ...options, noise: 0.3 }),
};

/** The six sets of the quality table, with the noise that their papers and tutorials have. */
export const planeSets: readonly PlaneSet[] = Object.entries(raw).map(([name, draw]) => {
  // Mean and scale are constants of the law, so they come from points that nothing else sees.
  const { mean, scale } = standardise(draw({ n: 200_000, rng: philox(0).fork("scale") }));
  return { name, draw: (n, rng) => standardiseBy(draw({ n, rng }), { mean, scale }) };
});
