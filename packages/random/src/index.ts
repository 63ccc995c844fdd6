export type { Rng, Stream } from "./types.ts";
