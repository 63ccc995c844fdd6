import * as forward from "@inkwash/forward";
import { expect, test } from "vitest";

test("the public surface changes only on purpose", () => {
  expect(Object.keys(forward).sort()).toMatchInlineSnapshot(`
    [
      "bitsPerDimension",
      "bridge",
      "cdf",
      "chain",
      "conditional",
      "decoderTerm",
      "denoisedMoments",
      "density",
      "densityGrid",
      "entropy",
      "entropyBound",
      "eulerMaruyama",
      "evidence",
      "exactDenoiser",
      "foldNoise",
      "gaussianKl",
      "increment",
      "jump",
      "klFromNormal",
      "logDensity",
      "logTrajectory",
      "logTransition",
      "marginal",
      "mixtureMoments",
      "noiseWeights",
      "path",
      "posterior",
      "posteriorFromEpsilon",
      "priorTerm",
      "probabilityFlow",
      "quantile",
      "responsibilities",
      "score",
      "scoreJacobian",
      "sdeOf",
      "slide",
      "transition",
      "walk",
    ]
  `);
});
