export { block } from "./block.ts";
export type { BlockOptions } from "./block.ts";
export { philox } from "./philox.ts";
export type { PhiloxOptions } from "./philox.ts";
export { philox4x32 } from "./philox4x32.ts";

export { choice } from "./choice.ts";
export type { ChoiceOptions } from "./choice.ts";
export { integers } from "./integers.ts";
export { permutation } from "./permutation.ts";

export type { BlockStream, PhiloxStream, Rng, Stream } from "./types.ts";
