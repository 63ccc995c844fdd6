import * as forward from "@inkwash/forward";
import { expect, test } from "vitest";

test("the public surface changes only on purpose", () => {
  expect(Object.keys(forward).sort()).toMatchInlineSnapshot(`
    [
      "bitsPerDimension",
      "bridge",
      "cdf",
      "chain",
      "decoderTerm",
      "density",
      "entropyBound",
      "eulerMaruyama",
      "evidence",
      "exactDenoiser",
      "foldNoise",
      "gaussianKl",
      "increment",
      "jump",
      "logDensity",
      "logTrajectory",
      "logTransition",
      "marginal",
      "noiseWeights",
      "path",
      "posterior",
      "posteriorFromEpsilon",
      "priorTerm",
      "probabilityFlow",
      "quantile",
      "score",
      "sdeOf",
      "slide",
      "transition",
      "walk",
    ]
  `);
});
