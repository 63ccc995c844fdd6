export type { Samples } from "./types.ts";
export type { StopSignal } from "./steps.ts";

export { columnMoments, moments, momentsOf, type Moments, type MomentsOptions } from "./moments.ts";
export { mergeMoments, momentSums, type MomentSums } from "./descriptive/moment-sums.ts";
export { covariance, covarianceOf, type Covariance } from "./covariance.ts";
export {
  covarianceSums,
  mergeCovariances,
  type CovarianceSums,
} from "./descriptive/covariance-sums.ts";
export { quantile, type QuantileMethod, type QuantileOptions } from "./descriptive/quantile.ts";
export type { BinRule } from "./descriptive/bin-rules.ts";
export { histogram, type Histogram, type HistogramOptions } from "./histogram.ts";

export type { BandwidthRule } from "./density/bandwidth.ts";
export {
  kernelDensity,
  kernelDensityGrid,
  type DensityGrid,
  type KernelDensity,
  type KernelDensityGridOptions,
  type KernelDensityOptions,
} from "./density/kernel-density.ts";
export {
  kernelDensity2d,
  kernelDensityGrid2d,
  type DensityGrid2d,
  type KernelDensity2d,
  type KernelDensity2dOptions,
  type KernelDensityGrid2dOptions,
  type PlaneMatrix,
} from "./density/kernel-density-2d.ts";

export { ksTest, type KsTest } from "./ks-test.ts";
export { kolmogorovTail, type KolmogorovTail } from "./kolmogorov/two-sided.ts";
export { normalCdf, type NormalOptions } from "./normal-cdf.ts";

export type { Distribution } from "./distributions/distribution.ts";
export { betaLaw } from "./distributions/beta.ts";
export { chiSquareLaw } from "./distributions/chi-square.ts";
export { kolmogorovLaw } from "./distributions/kolmogorov.ts";
export {
  multivariateNormal,
  type MultivariateNormal,
} from "./distributions/multivariate-normal.ts";
export { normalLaw } from "./distributions/normal.ts";
export { studentLaw } from "./distributions/student.ts";

export type { TestResult, TwoSampleTest } from "./tests/test-result.ts";
export { adjustPValues, type Correction } from "./tests/adjust-p-values.ts";
export { andersonDarlingTest, type KnownLaw } from "./tests/anderson-darling.ts";
export { cramerVonMisesTest } from "./tests/cramer-von-mises.ts";
export { ksOneSidedTest } from "./tests/ks-one-sided.ts";
export { ksTwoSampleTest, type KsTwoSampleOptions } from "./tests/ks-two-sample.ts";
export { lillieforsTest } from "./tests/lilliefors.ts";
export {
  henzeZirklerTest,
  mardiaTest,
  type HenzeZirklerOptions,
  type MardiaTest,
} from "./tests/multivariate-normality.ts";
export { energyTest, permutationTest, type PermutationOptions } from "./tests/permutation-test.ts";
export { shapiroWilkTest } from "./tests/shapiro-wilk.ts";
export {
  dagostinoTest,
  jarqueBeraTest,
  kurtosisTest,
  skewnessTest,
} from "./tests/skewness-kurtosis.ts";

export type { Estimate } from "./information/estimate.ts";
export { entropy, type EntropyOptions } from "./information/entropy.ts";
export {
  histogram2d,
  sparseHistogram2d,
  type Histogram2d,
  type Histogram2dOptions,
  type SparseHistogram2d,
  type SparseHistogram2dOptions,
} from "./information/histogram-2d.ts";
export type { SparseCounts } from "./information/sparse-counts.ts";
export { prepareMasses, type PreparedMasses } from "./information/prepare-masses.ts";
export { cellMasses, productMasses, type CellLaw } from "./information/cell-masses.ts";
export { divergences, klDivergence, type Divergences } from "./information/divergence.ts";
export {
  neighbourDivergence,
  neighbourEntropy,
  type NeighbourOptions,
} from "./information/neighbour-estimates.ts";
export { spacingEntropy, type SpacingOptions } from "./information/spacing-entropy.ts";
export { pictureEntropy, type PictureEntropy } from "./information/picture-entropy.ts";
export { frechetDistance, gaussianDivergence, gaussianEntropy } from "./information/gaussian.ts";

export { wasserstein, type WassersteinOptions } from "./wasserstein.ts";
export { evenDirections, randomDirections } from "./directions.ts";
export {
  slicedWasserstein,
  slicedWassersteinSteps,
  type SlicedWassersteinOptions,
  type SlicedWassersteinStepsOptions,
} from "./sliced-wasserstein.ts";
export {
  energyDistance,
  energyDistanceSteps,
  type EnergyDistanceOptions,
  type EnergyDistanceStepsOptions,
} from "./energy-distance.ts";
export { sinkhornDivergence, type SinkhornOptions } from "./distances/sinkhorn.ts";
export {
  maxSlicedWasserstein,
  type MaxSliced,
  type MaxSlicedOptions,
} from "./distances/max-sliced.ts";
export { medianDistance } from "./distances/median-distance.ts";
export type { KernelOptions } from "./distances/kernel.ts";
export { mmdLinearTest } from "./distances/mmd-linear.ts";
export {
  mmd,
  mmdSteps,
  mmdTest,
  type MmdOptions,
  type MmdStepsOptions,
  type MmdTestOptions,
} from "./distances/mmd.ts";
export { exactWasserstein, type ExactWassersteinOptions } from "./distances/exact-wasserstein.ts";
export {
  manifoldScores,
  type ManifoldOptions,
  type ManifoldScores,
} from "./distances/manifold-scores.ts";
export { modeCoverage, type ModeCoverage } from "./distances/mode-coverage.ts";
export {
  neighbourAccuracy,
  type NeighbourAccuracyOptions,
} from "./distances/neighbour-accuracy.ts";
export { logisticAccuracy, type LogisticAccuracyOptions } from "./distances/logistic-accuracy.ts";
export { logLikelihood, type LogDensity } from "./distances/log-likelihood.ts";
export {
  lawDivergences,
  type LawDivergences,
  type LawDivergencesOptions,
} from "./distances/law-divergences.ts";
export { distanceToCurve } from "./distance-to-curve.ts";
export { floor, type Floor, type FloorOptions } from "./floor.ts";
export {
  confidenceInterval,
  type ConfidenceInterval,
  type ConfidenceIntervalOptions,
} from "./judging/confidence-interval.ts";
export { compare, type CompareOptions, type Comparison } from "./judging/compare.ts";
export type { Metric, MetricName } from "./judging/metrics.ts";
