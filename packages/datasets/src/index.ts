export type { Dataset, Mixture, Samples } from "./types.ts";
