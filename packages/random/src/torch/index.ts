export { torchGenerator } from "./generator.ts";
export type { TorchGenerator, TorchGeneratorOptions } from "./generator.ts";

export { bernoulli } from "./bernoulli.ts";
export { exponential } from "./exponential.ts";
export { normal } from "./normal.ts";
export { uniform } from "./uniform.ts";

export { multinomial } from "./multinomial.ts";
export type { MultinomialOptions } from "./multinomial.ts";
export { randint } from "./randint.ts";
export { randperm } from "./randperm.ts";

export { mixtureSameFamily } from "./mixture-same-family.ts";
export type { NormalMixture } from "./mixture-same-family.ts";

export { embedding } from "./embedding.ts";
export { linear } from "./linear.ts";
