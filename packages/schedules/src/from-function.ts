import { checkSteps, checkWord } from "./check.ts";
import { fromAlphaBar } from "./from-alpha-bar.ts";
import { fromBeta, type FromBetaOptions } from "./from-beta.ts";
import { fromLogSnr } from "./from-log-snr.ts";
import type { Schedule } from "./types.ts";

const KINDS = { beta: fromBeta, "alpha-bar": fromAlphaBar, "log-snr": fromLogSnr } as const;

/** Options of {@link fromFunction}. */
export interface FromFunctionOptions extends FromBetaOptions {
  /**
   * What the function gives: the variance that a step adds, the share of the data's variance that is
   * left after it, or the log-SNR after it.
   * @defaultValue "beta"
   */
  readonly gives?: "beta" | "alpha-bar" | "log-snr" | undefined;
}

/**
 * The schedule of your own function of time.
 *
 * Step t is asked at u = (t + 1) / T, the end of the step: u in (0, 1].
 *
 * @param steps - Number of steps T, an integer in [1, 2^24].
 * @param of - Called once per step with u and t.
 * @param options - See {@link FromFunctionOptions}.
 * @throws RangeError if `steps` is out of range, or if the function gives what {@link fromBeta},
 * {@link fromAlphaBar} or {@link fromLogSnr} refuses.
 */
export function fromFunction(
  steps: number,
  of: (u: number, t: number) => number,
  options: FromFunctionOptions = {},
): Schedule {
  const { gives = "beta", name } = options;
  checkSteps("fromFunction", steps);
  checkWord("fromFunction", "gives", gives, Object.keys(KINDS));
  const table = Float64Array.from({ length: steps }, (_, t) => of((t + 1) / steps, t));
  return KINDS[gives](table, { name });
}
