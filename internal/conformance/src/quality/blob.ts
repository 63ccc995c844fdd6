import type { Samples } from "@inkwash/datasets";
import type { Stream } from "@inkwash/random";
import { covariance } from "@inkwash/stats";
import type { PlaneSet } from "./plane-sets.ts";

/** n points of the Gaussian that has the mean and the covariance of a set: what no model should be. */
export function blob(set: PlaneSet, n: number, rng: Stream): Samples {
  const { covariance: matrix } = covariance(set.draw(100_000, rng.fork("covariance")));
  const [xx, xy, , yy] = matrix;
  const z = rng.fork("normal").fillNormal(new Float64Array(2 * n));
  const first = Math.sqrt(xx!);
  const shear = xy! / first;
  const second = Math.sqrt(yy! - shear * shear);
  const data = z.map((v, i) => (i % 2 === 0 ? first * v : shear * z[i - 1]! + second * v));
  return { data, shape: [n, 2] };
}
