/** The least and the greatest of all values in several lists; [0, 1] where there are none. */
export function extentOf(...lists: readonly ArrayLike<number>[]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) {
      const value = list[i]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : [0, 1];
}

/** Whether an interval is too short to be divided: a part in 10^12 of its ends, or below 10^-300. */
export function isNarrow([low, high]: readonly [number, number]): boolean {
  return !(high - low > Math.max(1e-300, Math.max(Math.abs(low), Math.abs(high)) * 1e-12));
}

/** The same interval, or one around it where it is too narrow to draw. */
export function widened(interval: readonly [number, number]): [number, number] {
  const [low, high] = interval;
  if (!isNarrow(interval)) return [low, high];
  const size = Math.max(Math.abs(low), Math.abs(high));
  const room = size < 1e-290 ? 0.5 : size * 0.1;
  return [low - room, high + room];
}
