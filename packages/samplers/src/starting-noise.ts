import type { Rng } from "@inkwash/random";
import { checkPlan, checkShape, sizeOf } from "./check.ts";
import { checkFirst, checkRng, fillNormals } from "./normals.ts";
import type { Plan, Samples } from "./types.ts";

/** Options of {@link startingNoise}. */
export interface StartingNoiseOptions {
  /** Where the noise comes from; of a Stream it is `rng.fork("start")`. */
  readonly rng: Rng;
  /**
   * The index of the first sample in the whole run, a non-negative integer; not 0 only with a Stream.
   * @defaultValue 0
   */
  readonly first?: number | undefined;
  /**
   * The precision of the samples, and of every step made from them.
   * @defaultValue "float32"
   */
  readonly precision?: "float32" | "float64" | undefined;
}

/**
 * The noise that a plan starts from, as data of zero mean and unit variance would end in.
 *
 * x = sqrt(signal^2 + noise^2) z at the plan's first knot, z ~ N(0, I): exactly z where variance is
 * preserved.
 *
 * @param plan - A plan whose noise descends.
 * @param shape - [n, ...].
 * @param options - See {@link StartingNoiseOptions}.
 * @returns Fresh samples.
 * @throws RangeError if the plan runs from data to noise, which has no noise to start from.
 */
export function startingNoise(
  plan: Plan,
  shape: readonly number[],
  options: StartingNoiseOptions,
): Samples {
  const name = "startingNoise";
  const { rng, first = 0, precision = "float32" } = options;
  checkPlan(name, plan);
  checkShape(name, "shape", shape);
  checkRng(name, rng, "the start is drawn");
  checkFirst(name, first, rng);
  if (precision !== "float32" && precision !== "float64") {
    throw new RangeError(
      `${name}: precision must be "float32" or "float64"; got ${String(precision)}`,
    );
  }
  const noise = plan.noise[0]!;
  if (noise === 0 || (plan.steps > 1 && plan.logSnr[1]! < plan.logSnr[0]!)) {
    throw new RangeError(
      `${name}: this plan runs from data to noise (noise ${noise} at its first knot); give its x`,
    );
  }
  const data = new (precision === "float64" ? Float64Array : Float32Array)(sizeOf(shape));
  const x = { data, shape: [...shape] };
  fillNormals(x, rng, "start", first);
  const scale = spread(plan.signal[0]!, noise, precision);
  if (scale !== 1) for (let i = 0; i < data.length; i++) data[i] = scale * data[i]!;
  return x;
}

function spread(signal: number, noise: number, precision: "float32" | "float64"): number {
  const variance = signal * signal + noise * noise;
  if (Math.abs(variance - 1) < 1e-12) return 1;
  return precision === "float32" ? Math.fround(Math.sqrt(variance)) : Math.sqrt(variance);
}
