import { expm1, log1p } from "@inkwash/special";
import { fromBeta } from "./from-beta.ts";
import type { Schedule } from "./types.ts";

/**
 * The same schedule, stretched so that nothing is left of the data at the end.
 *
 * signal'_t = (signal_t - signal_(T-1)) signal_0 / (signal_0 - signal_(T-1)): the first step stays as
 * it is and the last one becomes pure noise. In terms of the betas, with
 * q_t = (signal_(t-1) - signal_t) / (signal_(t-1) - signal_(T-1)): beta'_t = q_t (2 - q_t), where
 * nothing cancels. A network that predicts epsilon says nothing about the data at the last step:
 * predict v, x0 or flow.
 *
 * @param schedule - A discrete schedule of at least two steps, the first of which leaves more of the
 * data than the last.
 * @returns The schedule itself where it ends in pure noise already.
 * @throws RangeError if there is nothing to stretch.
 * @see {@link https://arxiv.org/abs/2305.08891 | arXiv:2305.08891}, algorithm 1
 */
export function zeroTerminalSnr(schedule: Schedule): Schedule {
  const { beta, logAlphaBar, name } = schedule;
  const last = beta.length - 1;
  const end = logAlphaBar[last]!;
  if (!(end < logAlphaBar[0]!)) {
    throw new RangeError(
      `zeroTerminalSnr: the first step must leave more of the data than the last one; ` +
        `got a schedule of ${beta.length} steps from ln alphaBar ${logAlphaBar[0]} to ${end}`,
    );
  }
  if (end === -Infinity) return schedule;
  const stretched = beta.slice();
  // ln of what the steps from t on leave of the data, summed from the end so that nothing cancels.
  let [left, lost] = [0, 0];
  for (let t = last; t > 0; t--) {
    const term = log1p(-beta[t]!);
    const next = left + term;
    lost += Math.abs(left) >= Math.abs(term) ? left - next + term : term - next + left;
    left = next;
    const share = beta[t]! / (1 + Math.sqrt(1 - beta[t]!)) / -expm1((left + lost) / 2);
    stretched[t] = left === term ? 1 : share * (2 - share);
  }
  return fromBeta(stretched, { name: `${name}-zero-snr` });
}
