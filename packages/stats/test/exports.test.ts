import * as stats from "@inkwash/stats";
import { expect, expectTypeOf, test } from "vitest";

test("the package exports these functions and nothing else", () => {
  expect(Object.keys(stats).toSorted()).toEqual([
    "adjustPValues",
    "andersonDarlingTest",
    "betaLaw",
    "cellMasses",
    "chiSquareLaw",
    "columnMoments",
    "compare",
    "confidenceInterval",
    "covariance",
    "covarianceOf",
    "covarianceSums",
    "cramerVonMisesTest",
    "dagostinoTest",
    "distanceToCurve",
    "divergences",
    "energyDistance",
    "energyDistanceSteps",
    "energyTest",
    "entropy",
    "evenDirections",
    "exactWasserstein",
    "floor",
    "frechetDistance",
    "gaussianDivergence",
    "gaussianEntropy",
    "henzeZirklerTest",
    "histogram",
    "histogram2d",
    "jarqueBeraTest",
    "klDivergence",
    "kolmogorovLaw",
    "kolmogorovTail",
    "ksTest",
    "ksTwoSampleTest",
    "kurtosisTest",
    "lawDivergences",
    "lillieforsTest",
    "logLikelihood",
    "logisticAccuracy",
    "manifoldScores",
    "mardiaTest",
    "maxSlicedWasserstein",
    "medianDistance",
    "mergeCovariances",
    "mergeMoments",
    "mmd",
    "mmdLinearTest",
    "mmdSteps",
    "mmdTest",
    "modeCoverage",
    "momentSums",
    "moments",
    "momentsOf",
    "multivariateNormal",
    "neighbourAccuracy",
    "neighbourDivergence",
    "neighbourEntropy",
    "normalCdf",
    "normalLaw",
    "permutationTest",
    "pictureEntropy",
    "prepareMasses",
    "productMasses",
    "quantile",
    "randomDirections",
    "shapiroWilkTest",
    "sinkhornDivergence",
    "skewnessTest",
    "slicedWasserstein",
    "slicedWassersteinSteps",
    "spacingEntropy",
    "sparseHistogram2d",
    "studentLaw",
    "wasserstein",
  ]);
});

test("results are plain records that JSON keeps", () => {
  const samples = { data: Float64Array.of(1, 2, 3, 5), shape: [2, 2] };
  const results = [
    stats.moments([1, 2, 4]),
    stats.covariance(samples),
    stats.histogram([1, 2, 4], { bins: 2 }),
    stats.ksTest([0.1, 0.4], (x) => x),
    stats.floor(
      (x: number, y) => y - x,
      (k) => k,
    ),
  ];
  for (const result of results) expect(JSON.parse(JSON.stringify(result))).toEqual(result);
});

test("an AbortSignal is a StopSignal, and normalCdf a distribution function", () => {
  expectTypeOf<AbortSignal>().toExtend<stats.StopSignal>();
  expectTypeOf(stats.normalCdf).toExtend<Parameters<typeof stats.ksTest>[1]>();
});
