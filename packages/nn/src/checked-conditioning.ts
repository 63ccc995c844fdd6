import { checkInteger, checkOneOf, checkPositive } from "./check.ts";
import type { Conditioning } from "./network.ts";

/** More features than any network has use for. */
const MOST = 4096;

/** A copy with nothing but what belongs to its kind; throws unless every number is in range. */
export function checkedConditioning(where: string, conditioning: Conditioning): Conditioning {
  const kinds = ["embedding", "fourier", "random", "sinusoidal"];
  checkOneOf(where, "conditioning.kind", conditioning?.kind, kinds);
  if (conditioning.kind === "embedding") {
    const { steps, features } = conditioning;
    checkInteger(where, "conditioning.steps", steps, 1);
    if (features === undefined) return { kind: "embedding", steps };
    checkInteger(where, "conditioning.features", features, 1, MOST);
    return { kind: "embedding", steps, features };
  }
  const { features } = conditioning;
  checkInteger(where, "conditioning.features", features, 2, MOST);
  if (features % 2 !== 0) {
    throw new RangeError(
      `${where}: conditioning.features must be even, a sine and a cosine each; got ${features}`,
    );
  }
  if (conditioning.kind === "sinusoidal") {
    const { period = 10_000 } = conditioning;
    if (!(period > 1 && period < Infinity)) {
      throw new RangeError(
        `${where}: conditioning.period must be greater than 1 and finite; got ${period}`,
      );
    }
    return { kind: "sinusoidal", features, period };
  }
  const range = checkedRange(where, conditioning.range);
  if (conditioning.kind === "fourier") return { kind: "fourier", features, range };
  const { scale, seed } = conditioning;
  checkPositive(where, "conditioning.scale", scale);
  checkInteger(where, "conditioning.seed", seed, 0);
  return { kind: "random", features, range, scale, seed };
}

function checkedRange(where: string, range: readonly [number, number]): [number, number] {
  const [low, high] = range ?? [];
  if (!(high > low && Number.isFinite(high - low))) {
    throw new RangeError(
      `${where}: conditioning.range must be two finite log-SNRs, the smaller one first; got [${range?.join(", ")}]`,
    );
  }
  return [low, high];
}
