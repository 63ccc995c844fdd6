import { checkUint32 } from "../check.ts";
import type { MersenneTwister } from "../mersenne-twister/mersenne-twister.ts";
import { WORDS } from "../mersenne-twister/seed-words.ts";

/** Sets a twister to 624 words and the position of the next one, from a state. */
export function setTwister(twister: MersenneTwister, key: unknown, position: unknown): void {
  checkUint32("state: key", Array.isArray(key) ? (key as number[]) : [], WORDS);
  if (!(typeof position === "number" && position >>> 0 === position && position <= WORDS)) {
    throw new RangeError(`state: position must be an integer in [0, 624]; got ${String(position)}`);
  }
  twister.words.set(key as number[]);
  twister.position = position;
}
