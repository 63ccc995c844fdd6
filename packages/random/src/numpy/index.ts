export { randomState } from "./random-state.ts";
export type { RandintOptions, RandomState, RandomStateState } from "./random-state.ts";

export { defaultRng, generator } from "./generator.ts";
export type { Generator, GeneratorChoiceOptions, IntegersOptions } from "./generator.ts";
export type { ChoiceOptions } from "./choice.ts";
export type { BigIntegerArrays, IntegerArrays, IntegerType } from "./integer-types.ts";
export type { Shuffled } from "./shuffle.ts";

export { mt19937 } from "./bit-generators/mt19937.ts";
export type { Mt19937 } from "./bit-generators/mt19937.ts";
export { pcg64 } from "./bit-generators/pcg64.ts";
export type { Pcg64 } from "./bit-generators/pcg64.ts";
export { pcg64dxsm } from "./bit-generators/pcg64dxsm.ts";
export type { Pcg64dxsm } from "./bit-generators/pcg64dxsm.ts";
export { philox4x64 } from "./bit-generators/philox4x64.ts";
export type { Philox4x64, Philox4x64Start } from "./bit-generators/philox4x64.ts";
export { sfc64 } from "./bit-generators/sfc64.ts";
export type { Sfc64 } from "./bit-generators/sfc64.ts";
export type { BitGenerator, BitGeneratorState } from "./bit-generators/bit-generator.ts";

export { seedSequence } from "./seed-sequence.ts";
export type { SeedSequence, SeedSequenceOptions } from "./seed-sequence.ts";
export type { Seed } from "./seed.ts";
