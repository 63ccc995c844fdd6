export { jump, type JumpOptions } from "./jump.ts";
export { chain, type ChainOptions, type ChainStep } from "./chain.ts";
export { transition, type Transition } from "./transition.ts";
export { posterior, type Gaussian, type PosteriorOptions } from "./posterior.ts";

export type { Mixture, Rates, Samples } from "./types.ts";
