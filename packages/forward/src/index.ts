export { jump, type JumpOptions } from "./jump.ts";
export { chain, type ChainOptions, type ChainStep } from "./chain.ts";
export { transition, type Transition } from "./transition.ts";
export { walk, type Process, type Walk, type WalkOptions } from "./walk.ts";
export { noiseWeights } from "./noise-weights.ts";
export { foldNoise } from "./fold-noise.ts";
export { increment, type Increment } from "./increment.ts";
export { bridge, type Bridge } from "./bridge.ts";
export { slide, type SlideOptions } from "./slide.ts";
export { path, type PathOptions } from "./path.ts";
export type { NoiseSource } from "./noise-source.ts";

export { posterior, type Gaussian, type PosteriorOptions } from "./posterior.ts";
export { posteriorFromEpsilon } from "./posterior-from-epsilon.ts";

export { logTransition } from "./log-transition.ts";
export { logTrajectory } from "./log-trajectory.ts";
export type { FloorOptions } from "./floor.ts";
export { gaussianKl } from "./gaussian-kl.ts";
export { priorTerm } from "./prior-term.ts";
export { decoderTerm, type DecoderTermOptions } from "./decoder-term.ts";
export { evidence, type Evidence, type EvidenceOptions } from "./evidence.ts";
export { entropyBound, type EntropyBound } from "./entropy-bound.ts";
export { bitsPerDimension } from "./bits-per-dimension.ts";

export { sdeOf, type Sde } from "./sde.ts";
export { eulerMaruyama, type EulerMaruyamaOptions, type TimeStep } from "./euler-maruyama.ts";
export { probabilityFlow, type ProbabilityFlowOptions } from "./probability-flow.ts";

export { marginal } from "./marginal.ts";
export { density } from "./density.ts";
export { logDensity } from "./log-density.ts";
export { score } from "./score.ts";
export { cdf } from "./cdf.ts";
export { quantile } from "./quantile.ts";
export { responsibilities } from "./responsibilities.ts";
export { scoreJacobian } from "./score-jacobian.ts";
export { mixtureMoments, type MixtureMoments } from "./mixture-moments.ts";
export { conditional } from "./conditional.ts";
export { denoisedMoments, type DenoisedMoments } from "./denoised-moments.ts";
export { densityGrid, type DensityGridOptions, type GridAxis } from "./density-grid.ts";
export { entropy } from "./entropy.ts";
export { klFromNormal } from "./kl-from-normal.ts";
export type { Integral } from "./quadrature/integrate.ts";
export type { QuadratureOptions } from "./quadrature/options.ts";
export { exactDenoiser, type ExactDenoiserOptions } from "./exact-denoiser.ts";

export { empiricalDenoiser } from "./empirical/denoiser.ts";
export { empiricalLogDensity } from "./empirical/log-density.ts";
export { empiricalScore } from "./empirical/score.ts";

export { uniformMarginal, type PiecewiseUniform } from "./uniform/law.ts";
export { uniformDensity } from "./uniform/density.ts";
export { uniformCdf } from "./uniform/cdf.ts";
export { uniformScore } from "./uniform/score.ts";

export type { Mixture, Rates, Samples } from "./types.ts";
