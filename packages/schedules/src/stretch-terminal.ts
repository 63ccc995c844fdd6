import { checkUnit } from "./check.ts";

/**
 * Flow times, stretched so that the last one is a given one: diffusers' `shift_terminal`.
 *
 * u' = 1 - (1 - u) (1 - terminal) / (1 - u_(N-1)); a first time of 1 stays. For the times at which the
 * steps of a rectified flow start, to be given to `timeGrid`.
 *
 * @param times - Strictly descending, in [0, 1], the last one < 1.
 * @param terminal - The last time of the result, in (0, 1).
 * @throws RangeError if the last time is 1 (one step alone cannot both start at 1 and be moved), or if
 * `terminal` is out of range.
 */
export function stretchTerminal(
  times: ArrayLike<number>,
  terminal: number,
): Float64Array<ArrayBuffer> {
  if (!(terminal > 0 && terminal < 1)) {
    throw new RangeError(`stretchTerminal: terminal must be in (0, 1); got ${terminal}`);
  }
  const last = times[times.length - 1] ?? 1;
  checkUnit("stretchTerminal", "the last time", last);
  if (last === 1) {
    throw new RangeError(
      `stretchTerminal: the last of ${times.length} times must be below 1 to be moved to ` +
        `${terminal}; take at least two steps`,
    );
  }
  const factor = (1 - terminal) / (1 - last);
  return Float64Array.from(times, (u, n) =>
    n === times.length - 1 ? terminal : 1 - (1 - u) * factor,
  );
}
