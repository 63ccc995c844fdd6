import type { Rng } from "@inkwash/random";
import { checkCount, checkPair, finiteCopy } from "../check.ts";
import { below, forkRng } from "../draws.ts";
import { energyDistance } from "../energy-distance.ts";
import type { StopSignal } from "../steps.ts";
import type { Samples } from "../types.ts";
import type { TwoSampleTest } from "./test-result.ts";

/** What {@link permutationTest} is told. */
export interface PermutationOptions {
  /** How many random relabellings, a positive integer; p is never below 1 / (repeats + 1). @defaultValue 999 */
  readonly repeats?: number | undefined;
  /** Where the relabellings come from; a Stream gives the same ones every time. */
  readonly rng: Rng;
  /** Looked at before every relabelling; the call throws when it is aborted. */
  readonly signal?: StopSignal | undefined;
  /** Told the share that is done, after every relabelling. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/**
 * Permutation test of any distance between two sets: exact at every size.
 *
 * p = (1 + how many relabellings of the pooled samples are as far apart) / (repeats + 1).
 *
 * @param x - Samples [n, ...], finite.
 * @param y - Samples [m, ...] of the same dimension, finite.
 * @param distance - Any number between two sets, large where they differ.
 * @param options - See {@link PermutationOptions}.
 * @returns A plain record; its statistic is the distance of x and y.
 * @throws TypeError if shapes do not fit or rng is missing.
 * @throws RangeError if a number or a distance is not finite.
 * @throws Error if `signal` is aborted.
 * @see {@link https://doi.org/10.2202/1544-6115.1585 | Phipson & Smyth (2010)}, for the 1
 * @example
 * ```ts
 * import { philox } from "@inkwash/random";
 * import { permutationTest, slicedWasserstein } from "@inkwash/stats";
 *
 * const rng = philox(1);
 * const draw = (k: number) => ({ data: rng.fork(k).fillNormal(new Float64Array(80)), shape: [40, 2] });
 * const distance = (x: ReturnType<typeof draw>, y: typeof x) => slicedWasserstein(x, y, { rng });
 * const { pValue } = permutationTest(draw(0), draw(1), distance, { rng, repeats: 99 });
 * console.log(pValue > 0.05); //=> true
 * ```
 */
export function permutationTest(
  x: Samples,
  y: Samples,
  distance: (x: Samples, y: Samples) => number,
  options: PermutationOptions,
): TwoSampleTest {
  const name = "permutationTest";
  const { repeats = 999, signal, onProgress } = options;
  const { n, m, d } = checkPair(name, x, y);
  checkCount(name, "repeats", repeats);
  const rng = forkRng(name, "permutation", options.rng);
  const pool = new Float64Array((n + m) * d);
  pool.set(finiteCopy(name, "x", x.data));
  pool.set(finiteCopy(name, "y", y.data), n * d);
  const measure = (): number => {
    const value = distance(
      { data: pool.slice(0, n * d), shape: [n, ...x.shape.slice(1)] },
      { data: pool.slice(n * d), shape: [m, ...x.shape.slice(1)] },
    );
    if (!Number.isFinite(value))
      throw new RangeError(`${name}: distance must be finite; got ${value}`);
    return value;
  };
  const statistic = measure();
  let asFar = 1;
  for (let r = 0; r < repeats; r++) {
    if (signal?.aborted) throw new Error(`${name}: stopped by its signal`);
    for (let i = 0; i < n; i++) {
      const j = i + below(n + m - i, rng);
      for (let k = 0; k < d; k++) {
        const kept = pool[i * d + k]!;
        pool[i * d + k] = pool[j * d + k]!;
        pool[j * d + k] = kept;
      }
    }
    if (measure() >= statistic * (1 - 1e-12)) asFar += 1;
    onProgress?.((r + 1) / repeats);
  }
  return { statistic, pValue: asFar / (repeats + 1), method: "permutation", n, m };
}

/**
 * Test of equal laws by the energy distance, with permutations.
 *
 * @param x - Samples [n, ...], finite.
 * @param y - Samples [m, ...] of the same dimension, finite.
 * @param options - See {@link PermutationOptions}.
 * @returns A plain record; its statistic is `energyDistance(x, y)`.
 * @throws TypeError, RangeError and Error as {@link permutationTest}.
 * @see {@link https://doi.org/10.1016/j.jspi.2013.03.018 | Székely & Rizzo (2013)}, sec. 5
 */
export function energyTest(x: Samples, y: Samples, options: PermutationOptions): TwoSampleTest {
  return permutationTest(x, y, energyDistance, options);
}
