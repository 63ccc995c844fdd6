export { philox } from "./philox.ts";
export type { PhiloxOptions } from "./philox.ts";
export { philox4x32 } from "./philox4x32.ts";

export { integers } from "./integers.ts";
export { permutation } from "./permutation.ts";

export type { PhiloxStream, Rng, Stream } from "./types.ts";
