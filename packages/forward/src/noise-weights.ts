import { fromBeta } from "@inkwash/schedules";
import { exp } from "@inkwash/special";
import { checkLevel, isWalk, type Process } from "./walk.ts";

/**
 * The weight of every past noise in the state at a level.
 *
 * x_l = signal x_0 + sum_j w_j epsilon_j over j = 1..l, w_j = sqrt(beta_j) prod_(i > j) sqrt(1 - beta_i):
 * older noise weighs less. The squares sum to the variance of x_l given x_0, and
 * sum_j w_j epsilon_j / noise is the noise of the jump that ends where the chain does.
 *
 * @param process - A discrete schedule of T steps, or a walk.
 * @param level - A level l in 0..T.
 * @returns Length l, each >= 0; element j - 1 belongs to the noise that leads to level j.
 * @throws RangeError if `level` is not an integer in [0, T].
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eq. 4, for the sum of the squares
 */
export function noiseWeights(process: Process, level: number): Float64Array<ArrayBuffer> {
  checkLevel("noiseWeights", "level", level, process);
  const weights = new Float64Array(level);
  if (isWalk(process)) {
    let kept = 1;
    for (let t = level - 1; t >= 0; t--) {
      weights[t] = process.noise[t]! * kept;
      kept *= process.factor[t]!;
    }
    return weights;
  }
  if (level === 0) return weights;
  // Read backwards, alphaBar is what is left of each noise at the end.
  const { logAlphaBar } = fromBeta(process.beta.slice(0, level).reverse());
  for (let t = 0; t < level; t++) {
    const kept = t === level - 1 ? 1 : exp(logAlphaBar[level - 2 - t]! / 2);
    weights[t] = Math.sqrt(process.beta[t]!) * kept;
  }
  return weights;
}
