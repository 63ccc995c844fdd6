import { checkCount } from "../check.ts";
import type { TorchGenerator } from "./generator.ts";
import { multinomial } from "./multinomial.ts";

/** A mixture of normals in one dimension, as `torch.distributions` takes it in float32. */
export interface NormalMixture {
  /** Finite and >= 0, one for each component. */
  readonly weights: ArrayLike<number>;
  /** The mean of each component. */
  readonly means: ArrayLike<number>;
  /** The standard deviation of each component. */
  readonly scales: ArrayLike<number>;
}

/**
 * `MixtureSameFamily(Categorical(weights), Normal(means, scales)).sample((count,))` in float32.
 *
 * The components are drawn first, by `multinomial`; then every component draws a normal for every
 * sample, and all but the chosen one are thrown away.
 *
 * @param mixture - See {@link NormalMixture}.
 * @param count - How many samples, an integer in [1, 2^32).
 * @param rng - PyTorch's generator; it moves on.
 * @returns The samples, and the component of each.
 * @throws TypeError if the lengths differ; RangeError if `count` or a weight is out of range.
 */
export function mixtureSameFamily(
  mixture: NormalMixture,
  count: number,
  rng: TorchGenerator,
): { samples: Float32Array<ArrayBuffer>; components: Uint32Array<ArrayBuffer> } {
  const { weights, means, scales } = mixture;
  checkCount("mixtureSameFamily: count", count, 1);
  const size = weights.length;
  if (means.length !== size || scales.length !== size) {
    throw new TypeError(
      `mixtureSameFamily: means and scales must be as many as weights (${size}); got ${means.length} and ${scales.length}`,
    );
  }
  const probabilities = Float32Array.from(weights);
  const sum = probabilities.reduce((total, w) => Math.fround(total + w), 0);
  const components = multinomial(
    probabilities.map((w) => w / sum),
    count,
    rng,
    { replacement: true },
  );
  const normals = rng.fillNormal(new Float32Array(count * size));
  const samples = Float32Array.from(components, (k, i) => {
    const scaled = Math.fround(normals[i * size + k]! * Math.fround(scales[k]!));
    return scaled + Math.fround(means[k]!);
  });
  return { samples, components };
}
