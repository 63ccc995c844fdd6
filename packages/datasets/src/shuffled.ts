import { permutation, type Rng } from "@inkwash/random";
import { quantity } from "./draw.ts";

/** A replay that shuffles by the draws of the library that it replays. */
interface Shuffler extends Rng {
  shuffle(array: Uint32Array): unknown;
}

function shuffles(rng: Rng): rng is Shuffler {
  return "shuffle" in rng;
}

/**
 * A random order of 0..n-1: by the generator's own shuffle where it has one (`randomState`, as
 * scikit-learn shuffles), else by `permutation`.
 */
export function shuffled(n: number, rng: Rng): Uint32Array {
  const source = quantity(rng, "shuffle");
  if (!shuffles(source)) return permutation(n, source);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  source.shuffle(order);
  return order;
}
