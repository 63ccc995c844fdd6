import type { MersenneTwister } from "../mersenne-twister/mersenne-twister.ts";
import type { Words } from "./bounded.ts";

/** A twister as NumPy draws integers from it: of 64 bits the upper half comes first. */
export function twisterWords(twister: MersenneTwister): Words {
  const word = new Int32Array(2);
  return {
    word,
    nextUint32: () => twister.nextUint32(),
    next() {
      word[1] = twister.nextUint32();
      word[0] = twister.nextUint32();
    },
  };
}
