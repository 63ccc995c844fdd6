export { jump, type JumpOptions } from "./jump.ts";
export { chain, type ChainOptions, type ChainStep } from "./chain.ts";
export { transition, type Transition } from "./transition.ts";
export { posterior, type Gaussian, type PosteriorOptions } from "./posterior.ts";

export { marginal } from "./marginal.ts";
export { density } from "./density.ts";
export { logDensity } from "./log-density.ts";
export { score } from "./score.ts";
export { cdf } from "./cdf.ts";
export { quantile } from "./quantile.ts";
export { exactDenoiser, type ExactDenoiserOptions } from "./exact-denoiser.ts";

export type { Mixture, Rates, Samples } from "./types.ts";
