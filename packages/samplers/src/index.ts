export type { Plan, Samples } from "./types.ts";
