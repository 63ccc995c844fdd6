export type { Mixture, Samples } from "./types.ts";
