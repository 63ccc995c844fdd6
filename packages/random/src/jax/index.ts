export { foldIn } from "./fold-in.ts";
export { key } from "./key.ts";
export type { Key, KeyOptions } from "./key.ts";
export { split } from "./split.ts";
export { threefry2x32 } from "./threefry2x32.ts";

export { bits } from "./bits.ts";
export type { Bits } from "./bits.ts";
export { normal } from "./normal.ts";
export { permutation } from "./permutation.ts";
export { randint } from "./randint.ts";
export { uniform } from "./uniform.ts";
export type { UniformOptions } from "./uniform.ts";

export { generator } from "./generator.ts";
